import { block, search } from '../plugin.fixture';

const CASE = { label: 'Phone case', value: 'p1' };
const MUG = { label: 'Mug', value: 'p2' };

describe('A search', () => {
	it.each([
		{ what: 'nothing is typed yet', typed: '' },
		{ what: 'something is typed', typed: 'pho' },
		{ what: 'a draft is opened again', typed: 'p1' },
	])('starts the workflow when $what', async ({ typed }) => {
		const plugin = await block([undefined, () => [CASE, MUG]]);
		const { status, body } = await search(plugin, 'product', { search: typed });
		expect([status, body]).toEqual([200, { data: [CASE, MUG] }]);
		expect(plugin.runs).toEqual([
			[
				[],
				[
					{
						request: 'search',
						account: null,
						setting: 'product',
						search: typed,
						dependencies: {},
					},
				],
			],
		]);
	});

	it.each([{ search: null }, {}])('treats %j as a search without text', async (body) => {
		const plugin = await block([undefined, () => [CASE]]);
		await search(plugin, 'product', body);
		expect(plugin.runs[0]?.[1]?.[0]).toMatchObject({ search: '', dependencies: {} });
	});

	it('says which of several settings it is for, and what it depends on', async () => {
		const settings = [
			{ type: 'select', name: 'shop', label: 'Shop', options: [{ label: 'A', value: 'a' }] },
			{ type: 'search', name: 'product', label: 'Product', dependencies: ['shop'] },
			{ type: 'search', name: 'post', label: 'Post' },
		];
		const plugin = await block([undefined, () => [CASE]], {}, settings);
		await search(plugin, 'product', { search: '', shop: 'a' });
		await search(plugin, 'post', { search: '' });
		expect(plugin.runs.map(([, items]) => items?.[0])).toMatchObject([
			{ setting: 'product', dependencies: { shop: 'a' } },
			{ setting: 'post', dependencies: {} },
		]);
	});

	it('knows the setting at the URL without its name if there is only one', async () => {
		const plugin = await block([undefined, () => [CASE]]);
		const { body } = await plugin.request('POST', plugin.address('search'), {
			json: { search: '' },
		});
		expect(body).toEqual({ data: [CASE] });
		expect(plugin.runs[0]?.[1]?.[0]).toMatchObject({ setting: 'product' });
	});

	it('rejects a setting that the plugin does not have, without a run', async () => {
		const plugin = await block([undefined, () => [CASE]]);
		expect((await search(plugin, 'other', { search: '' })).body).toEqual({
			data: [],
			errors: [expect.stringContaining("not have a search setting 'other'")],
		});
		expect(plugin.runs).toEqual([]);
	});

	it('is empty when nothing is found or nothing is connected', async () => {
		const found = await block([undefined, () => []]);
		expect((await search(found, 'product', { search: 'x' })).body).toEqual({ data: [] });
		const bare = await block([]);
		expect((await search(bare, 'product', { search: 'x' })).body).toEqual({ data: [] });
	});

	it('accepts one item with the list in Kit’s format', async () => {
		const plugin = await block([undefined, () => [{ data: [CASE, MUG] }]]);
		expect((await search(plugin, 'product', { search: '' })).body).toEqual({ data: [CASE, MUG] });
	});

	it('treats a result with a field named data as a result', async () => {
		const plugin = await block([undefined, () => [{ ...CASE, data: [1] }]]);
		expect((await search(plugin, 'product', { search: '' })).body).toEqual({ data: [CASE] });
	});

	it('converts numbers to text, and leaves out other fields', async () => {
		const plugin = await block([undefined, () => [{ label: 7, value: 0, price: 12 }]]);
		expect((await search(plugin, 'product', { search: '' })).body).toEqual({
			data: [{ label: '7', value: '0' }],
		});
	});

	it('leaves out items without label or value, and logs that', async () => {
		const plugin = await block([undefined, () => [CASE, { label: 'Mug' }, { value: 'p3' }]]);
		expect((await search(plugin, 'product', { search: '' })).body).toEqual({ data: [CASE] });
		expect(plugin.log.join()).toContain("2 of 3 items have no 'label' or no 'value'");
	});

	it('names the missing fields if no item has them', async () => {
		const plugin = await block([undefined, () => [{ name: 'Mug' }]]);
		expect((await search(plugin, 'product', { search: '' })).body).toEqual({
			data: [],
			errors: [expect.stringContaining("does not return 'label' and 'value'")],
		});
	});

	it('shows the workflow’s message', async () => {
		const plugin = await block([undefined, () => [{ errors: ['The shop is closed'] }]]);
		expect((await search(plugin, 'product', { search: '' })).body).toEqual({
			data: [],
			errors: ['The shop is closed'],
		});
	});

	it('says that the workflow failed', async () => {
		const plugin = await block([
			undefined,
			() => {
				throw new Error('boom');
			},
		]);
		const { status, body } = await search(plugin, 'product', { search: '' });
		expect([status, body]).toEqual([
			200,
			{ data: [], errors: [expect.stringContaining('failed')] },
		]);
	});
});
