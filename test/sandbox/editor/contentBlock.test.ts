import { ConnectionLost } from '../index';
import type { Value } from './settings';
import { SHOP, Shop } from './shop.fixture';

let shop: Shop;

beforeEach(() => {
	shop = new Shop();
});

const title = { type: 'text', name: 'title', label: 'Title', required: true };
const product = { type: 'search', name: 'product', label: 'Product', request_url: SHOP.search };

function newBlock(settings: unknown, kit = shop.kit()) {
	return { kit, block: kit.contentBlock({ name: 'Product', requestUrl: SHOP.block, settings }) };
}

const bodies = (kit: ReturnType<Shop['kit']>, kind: string) =>
	kit.calls.made.filter((call) => call.kind === kind).map(({ body }) => body);

const json =
	(body: unknown, status = 200) =>
	() =>
		Response.json(body, { status });

describe('requesting the HTML', () => {
	it('sends the settings once every required setting is set', async () => {
		const color = { type: 'color', name: 'color', label: 'Color', required: true };
		const { kit, block } = newBlock([title, color]);
		await block.open();
		await block.set('title', 'Hello');
		expect(block.missing).toEqual(['color']);
		expect(bodies(kit, 'block')).toEqual([]);

		await block.set('color', '#ff0000');

		expect(bodies(kit, 'block')).toEqual([
			expect.objectContaining({ settings: { title: 'Hello', color: '#ff0000' } }),
		]);
		expect(block.html).toBe('<p>{"title":"Hello","color":"#ff0000"}</p>');
	});

	it('sends the defaults immediately when no setting is required', async () => {
		const { kit, block } = newBlock([
			{ type: 'toggle', name: 'big', label: 'Big', default: true },
			{ type: 'toggle', name: 'bold', label: 'Bold' },
			{ type: 'slider', name: 'size', label: 'Size', min: 0, max: 9, step: 1, default: 3 },
			{ type: 'text', name: 'note', label: 'Note' },
		]);
		await block.open();
		expect(bodies(kit, 'block')).toMatchObject([{ settings: { big: true, bold: false, size: 3 } }]);
	});

	it('is repeated on each change and each refresh', async () => {
		const { kit, block } = newBlock([title]);
		await block.open();
		await block.set('title', 'One');
		await block.set('title', 'Two');
		await block.refresh();
		expect(bodies(kit, 'block')).toMatchObject([
			{ settings: { title: 'One' } },
			{ settings: { title: 'Two' } },
			{ settings: { title: 'Two' } },
		]);
	});

	it('stops when a required setting is emptied', async () => {
		const { kit, block } = newBlock([title]);
		await block.open();
		await block.set('title', 'One');
		await block.set('title', undefined);
		await block.refresh();
		expect(bodies(kit, 'block')).toHaveLength(1);
	});

	it('sends the email’s styles unless the app disables them', async () => {
		const { kit, block } = newBlock([]);
		await block.open();
		kit.sendsStyles = false;
		await block.refresh();
		expect(bodies(kit, 'block')).toEqual([
			{ settings: {}, styles: expect.objectContaining({ p: expect.any(Object) }) },
			{ settings: {} },
		]);
	});

	it.each([
		['omit', {}],
		['null', { note: null }],
		['empty', { note: '' }],
	] as const)('sends unset values as configured: %s', async (how, settings) => {
		const kit = shop.kit();
		kit.sendsUnset = how;
		const { block } = newBlock([{ type: 'text', name: 'note', label: 'Note' }], kit);
		await block.open();
		expect(bodies(kit, 'block')).toMatchObject([{ settings }]);
		expect(Object.keys((bodies(kit, 'block')[0] as { settings: object }).settings)).toEqual(
			Object.keys(settings),
		);
	});

	it('uses the response to the latest request, regardless of the order of arrival', async () => {
		const { block } = newBlock([title]);
		let answerLate = () => {};
		shop.blockAnswers.push(
			async () =>
				await new Promise((resolve) => {
					answerLate = () => resolve(Response.json({ code: 200, html: 'old' }));
				}),
			json({ code: 200, html: 'new' }),
		);
		await block.open();
		const first = block.set('title', 'One');
		await block.set('title', 'Two');
		answerLate();
		await first;
		expect(block.html).toBe('new');
	});
});

describe('responses', () => {
	it('shows the errors and keeps the HTML in the email', async () => {
		const { kit, block } = newBlock([]);
		await block.open();
		shop.blockAnswers.push(json({ code: 404, errors: ['Sold out', 'Come back soon'] }));
		await block.refresh();
		expect(block.errors).toEqual(['Sold out', 'Come back soon']);
		expect(block.html).toBe('<p>{}</p>');
		expect(kit.calls.made.at(-1)).toMatchObject({ kind: 'block', answer: { code: 404 } });
		await block.refresh();
		expect(block.errors).toEqual([]);
		expect(kit.refused).toEqual([]);
	});

	it.each<[string, () => Response]>([
		['a body that is not JSON', () => new Response('<p>Hi</p>')],
		['JSON with another content type', () => new Response('{"code":200,"html":""}')],
		['no code', json({ html: '<p>Hi</p>' })],
		['an error code together with HTML', json({ code: 404, html: '<p>Hi</p>' })],
		['HTML that is not a string', json({ code: 200, html: null })],
		['errors that are not an array', json({ code: 404, errors: 'Sold out' })],
		['an empty errors array', json({ code: 404, errors: [] })],
		['an unknown key', json({ code: 200, html: '', debug: true })],
		['no body', () => new Response(null, { status: 204 })],
	])('rejects a response with %s', async (_name, answer) => {
		const { kit, block } = newBlock([]);
		shop.blockAnswers.push(answer);
		await block.open();
		expect(kit.refused).toMatchObject([{ kind: 'block', url: SHOP.block }]);
		expect(block.html).toBeUndefined();
		expect(block.errors).toEqual(['Something went wrong. Please try again.']);
	});

	it('reports a missing response', async () => {
		const lost = async () => await Promise.reject(new ConnectionLost());
		const { kit, block } = newBlock([], shop.kit({ send: lost }));
		await block.open();
		expect(kit.refused).toMatchObject([{ kind: 'block', status: 0 }]);
		expect(block.errors).toEqual(['Something went wrong. Please try again.']);
	});

	it('rejects forbidden HTML and keeps the HTML in the email', async () => {
		const { block } = newBlock([]);
		await block.open();
		shop.blockAnswers.push(json({ code: 200, html: '<p>Hi</p><script>1</script>' }));
		await block.refresh();
		expect(block.errors).toEqual(['<script> is not allowed.']);
		expect(block.html).toBe('<p>{}</p>');
	});

	it('puts sanitized HTML into the email', async () => {
		const { block } = newBlock([]);
		shop.blockAnswers.push(
			json({ code: 200, html: '<a href="javascript:alert(1)" onclick="x()">Buy</a>' }),
		);
		await block.open();
		expect(block.errors).toEqual([]);
		expect(block.html).toBe('<a>Buy</a>');
	});
});

describe('searching', () => {
	it('searches with an empty query on opening, and with the typed text after a pause', async () => {
		const { kit, block } = newBlock([{ ...product, required: true }]);
		await block.open();
		expect(block.offered.get('product')).toHaveLength(3);
		block.type('product', 'b');
		block.type('product', 'blue');
		expect(bodies(kit, 'search')).toEqual([{ search: '' }]);

		await block.pause();

		expect(bodies(kit, 'search')).toEqual([{ search: '' }, { search: 'blue' }]);
		expect(block.offered.get('product')).toEqual([{ label: 'Blue mug', value: 'mug-1' }]);
		await block.set('product', 'mug-1');
		expect(block.html).toBe('<p>{"product":"mug-1"}</p>');
	});

	it('only accepts options that are offered', async () => {
		const { block } = newBlock([product]);
		await block.open();
		await expect(block.set('product', 'mug-3')).rejects.toThrow(
			'"product" must be an available option',
		);
	});

	it('requests the label of the saved value when a draft is reopened', async () => {
		const { kit, block } = newBlock([{ ...product, required: true }]);
		await block.open();
		await block.set('product', 'poster-1');
		const requestsBefore = kit.calls.made.length;

		const config = { name: 'Product', requestUrl: SHOP.block, settings: block.settings };
		const reopened = kit.contentBlock(config, block.save());
		shop.searchAnswers.push(json({ data: [] }));
		await reopened.open();

		expect(kit.calls.made.slice(requestsBefore)).toMatchObject([
			{ kind: 'search', body: { search: '' } },
			{ kind: 'search', body: { search: 'poster-1' } },
		]);
		expect(reopened.offered.get('product')).toEqual([{ label: 'Poster', value: 'poster-1' }]);
		expect(reopened.html).toBe(block.html);
	});

	it('shows a search field once its dependencies are set, and sends them with the search', async () => {
		const { kit, block } = newBlock([
			{ type: 'text', name: 'kind', label: 'Kind' },
			{ ...product, dependencies: ['kind'] },
		]);
		await block.open();
		expect(block.shown).toEqual(['kind']);
		await block.set('kind', 'mug');
		expect(bodies(kit, 'search')).toEqual([{ kind: 'mug', search: '' }]);
		await block.set('kind', 'poster');
		await block.set('product', 'poster-1');
		expect(bodies(kit, 'search')).toHaveLength(2);
		expect(block.offered.get('product')).toEqual([{ label: 'Poster', value: 'poster-1' }]);
	});

	it('shows the errors of a search', async () => {
		const { kit, block } = newBlock([product]);
		shop.searchAnswers.push(json({ data: [], errors: ['The shop is closed'] }));
		await block.open();
		expect(block.searchErrors.get('product')).toEqual(['The shop is closed']);
		expect(kit.refused).toEqual([]);
	});

	it.each<[string, unknown]>([
		['a bare array', [{ label: 'A', value: 'a' }]],
		['a value that is not a string', { data: [{ label: 'A', value: 1 }] }],
		['options with an unknown key', { data: [{ label: 'A', value: 'a', id: 1 }] }],
		['options together with errors', { data: [{ label: 'A', value: 'a' }], errors: ['No'] }],
		['errors without data', { errors: ['No'] }],
	])('rejects %s', async (_name, answer) => {
		const { kit, block } = newBlock([product]);
		shop.searchAnswers.push(json(answer));
		await block.open();
		expect(kit.refused).toMatchObject([{ kind: 'search' }]);
	});

	it('accepts multiple options when the setting allows it', async () => {
		const { kit, block } = newBlock([{ ...product, multiselect: true }]);
		await block.open();
		await block.set('product', ['mug-1', 'mug-2']);
		expect(bodies(kit, 'block').at(-1)).toMatchObject({
			settings: { product: ['mug-1', 'mug-2'] },
		});
	});
});

describe('the sidebar', () => {
	const big = { type: 'toggle', name: 'big', label: 'Big' };

	it.each<[string, unknown, Value | undefined, string[]]>([
		['any value', [{ field: 'kind' }], 'mug', ['kind', 'size']],
		['any value, when there is none', [{ field: 'kind' }], undefined, ['kind']],
		['one value', [{ field: 'kind', value: 'mug' }], 'mug', ['kind', 'size']],
		['another value', [{ field: 'kind', value: 'poster' }], 'mug', ['kind']],
		['no value', [{ field: 'kind', value: null }], undefined, ['kind', 'size']],
		['no value, when there is one', [{ field: 'kind', value: null }], 'mug', ['kind']],
	])('evaluates a dependency on %s', async (_name, dependencies, value, shown) => {
		const { block } = newBlock([
			{ type: 'text', name: 'kind', label: 'Kind' },
			{ type: 'text', name: 'size', label: 'Size', dependencies },
		]);
		await block.set('kind', value);
		expect(block.shown).toEqual(shown);
	});

	it('shows and requires dependent settings only while the toggle is on', async () => {
		const size = { type: 'text', name: 'size', label: 'Size', required: true };
		const { kit, block } = newBlock([big, { ...size, dependencies: [{ field: 'big' }] }]);
		await block.open();
		expect(bodies(kit, 'block')).toMatchObject([{ settings: { big: false } }]);
		await block.set('big', true);
		expect(block.missing).toEqual(['size']);
		await block.set('size', 'XL');
		await block.set('big', false);
		expect(bodies(kit, 'block').slice(1)).toEqual([
			expect.objectContaining({ settings: { big: true, size: 'XL' } }),
			expect.objectContaining({ settings: { big: false } }),
		]);
	});

	it('hides settings that depend on a hidden setting', async () => {
		const { block } = newBlock([
			big,
			{ type: 'text', name: 'size', label: 'Size', dependencies: [{ field: 'big' }] },
			{ type: 'text', name: 'unit', label: 'Unit', dependencies: [{ field: 'size' }] },
		]);
		await block.set('big', true);
		await block.set('size', 'XL');
		expect(block.shown).toEqual(['big', 'size', 'unit']);
		await block.set('big', false);
		expect(block.shown).toEqual(['big']);
	});

	it('treats a required toggle as set when it is off', async () => {
		const { kit, block } = newBlock([{ ...big, required: true }]);
		await block.open();
		expect(bodies(kit, 'block')).toMatchObject([{ settings: { big: false } }]);
	});

	it('flattens groups and hides each as a whole', async () => {
		const { kit, block } = newBlock([
			big,
			{ type: 'group', label: 'More', dependencies: [{ field: 'big' }], settings: [title] },
		]);
		await block.open();
		expect(block.shown).toEqual(['big']);
		await block.set('big', true);
		await block.set('title', 'Hello');
		expect(bodies(kit, 'block').at(-1)).toMatchObject({ settings: { big: true, title: 'Hello' } });
	});

	it.each<[Record<string, unknown>, Value]>([
		[{ type: 'numericalInput', prepend: '$', max: 5 }, '6'],
		[{ type: 'numericalInput', prepend: '$' }, 6],
		[{ type: 'date' }, '2024-10-03'],
		[{ type: 'select', options: [{ label: 'A', value: 'a' }] }, 'b'],
		[{ type: 'toggle' }, 'true'],
		[{ type: 'textarea', max_length: 3 }, 'four'],
		[{ type: 'fontFamily' }, 'Georgia'],
		[{ type: 'slider', min: 0, max: 9, step: 1, default: 3 }, 10],
	])('does not let a creator set %j to %j', async (setting, value) => {
		const { block } = newBlock([{ name: 'it', label: 'It', ...setting }]);
		await expect(block.set('it', value)).rejects.toThrow(
			'A creator cannot set this value: "it" must be',
		);
	});
});
