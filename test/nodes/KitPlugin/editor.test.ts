import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PluginInN8n, type Step } from '../../engine/plugin';
import { App, Visitor, type BodyStyle } from '../../sandbox/editor';
import { readSetupPage } from '../../sandbox/editor/pluginFile';
import { ANA, BEN, CLIENT_ID, CLIENT_SECRET, credential, withSettings } from './plugin.fixture';

/** The trigger connected to Kit's App Store and editor, as strict as Kit's documentation. */

const products = [
	{ label: 'Mug', value: 'mug-1' },
	{ label: 'Poster', value: 'poster-1' },
];

const html: Step = ([item]) => [
	{ html: `<p>${JSON.stringify(item?.settings)} for ${String(item?.account)}</p>` },
];

const find: Step = ([item]) =>
	products.filter(
		({ label, value }) =>
			value === item?.search || label.toLowerCase().includes(String(item?.search).toLowerCase()),
	);

async function newPlugin(
	settings: unknown,
	outputs: Array<Step | undefined> = [html, find],
	more: INodeParameters = {},
) {
	const plugin = new PluginInN8n(withSettings(settings, more), outputs, credential);
	await plugin.activate();
	const send = async (request: Request) => await answer(plugin, request);
	const page = await send(new Request(plugin.address('setup')));
	const { oauth, ...rest } = readSetupPage(await page.text());
	const ids = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
	return {
		plugin,
		config: { name: 'Product', ...rest },
		send,
		kit: (bodyStyle?: BodyStyle) =>
			new App({ send, bodyStyle, ...(oauth ? { oauth: { ...oauth, ...ids } } : {}) }),
	};
}

/** Converts a request and the response as n8n does. */
async function answer(plugin: PluginInN8n, request: Request): Promise<Response> {
	const { origin, pathname, searchParams } = new URL(request.url);
	const { status, headers, body, text } = await plugin.request(
		request.method === 'GET' ? 'GET' : 'POST',
		`${origin}${pathname}`,
		{
			query: queryOf(searchParams),
			raw: await request.text(),
			headers: Object.fromEntries(request.headers),
		},
	);
	const content = text === '' && body !== undefined ? JSON.stringify(body) : text;
	const type = { 'content-type': 'application/json' };
	return new Response(content === '' ? null : content, {
		status,
		headers: { ...(body === undefined ? {} : type), ...headers },
	});
}

/** n8n parses `settings[query]` as a nested object. */
function queryOf(searchParams: URLSearchParams): IDataObject {
	const query: IDataObject = {};
	const settings: IDataObject = {};
	for (const [name, value] of searchParams) {
		const [, inner] = /^settings\[(.+)\]$/.exec(name) ?? [];
		if (inner === undefined) query[name] = value;
		else settings[inner] = value;
	}
	return Object.keys(settings).length > 0 ? { ...query, settings } : query;
}

const creator = (send: (request: Request) => Promise<Response>, code: string) => {
	return async (address: string): Promise<string> => {
		const visitor = new Visitor(send);
		const page = await visitor.open(address);
		const typed = { access_code: code };
		return (await visitor.submit(address, page.html, typed, /Allow/)).redirectedTo ?? '';
	};
};

test('a block is searched, set, shown and opened again', async () => {
	const { kit, config } = await newPlugin([
		{ type: 'search', name: 'product', label: 'Product', required: true },
	]);
	const app = kit();
	const block = app.contentBlock(config);
	await block.open();
	block.type('product', 'poster');
	await block.pause();
	expect(block.offered.get('product')).toEqual([products[1]]);
	await block.set('product', 'poster-1');
	expect(block.html).toContain('poster-1');
	const reopened = app.contentBlock(config, block.save());
	await reopened.open();
	expect(reopened.offered.get('product')).toEqual(products);
	expect(app.refused).toEqual([]);
});

test.each(['omit', 'null', 'empty'] as const)(
	'every component of the library reaches the workflow (unset values: %s)',
	async (how) => {
		const options = [{ label: 'A', value: 'a' }];
		const settings = [
			{ type: 'text', name: 'text', label: 'Text', required: true },
			{ type: 'textarea', name: 'area', label: 'Area', max_length: 9, default: 'x' },
			{ type: 'numericalInput', name: 'number', label: 'Number', append: 'px' },
			{ type: 'slider', name: 'slider', label: 'Slider', min: 0, max: 9, step: 1, default: 3 },
			{ type: 'select', name: 'select', label: 'Select', options },
			{ type: 'radioGroup', name: 'radio', label: 'Radio', options, default: 'a' },
			{ type: 'search', name: 'many', label: 'Many', multiselect: true },
			{ type: 'date', name: 'date', label: 'Date' },
			{ type: 'color', name: 'color', label: 'Color', allow_transparent: true },
			{ type: 'fontFamily', name: 'font', label: 'Font' },
			{ type: 'toggle', name: 'more', label: 'More', required: true },
			{
				type: 'group',
				label: 'Group',
				dependencies: [{ field: 'more' }],
				settings: [{ type: 'text', name: 'inner', label: 'Inner', required: true }],
			},
		];
		const { kit, config, plugin } = await newPlugin(settings);
		const app = kit();
		app.sendsUnset = how;
		const block = app.contentBlock(config);
		await block.open();
		await block.set('text', 'Hello');
		expect(block.errors).toEqual([]);
		const values = {
			text: 'Hello',
			area: 'y',
			number: '99.99',
			slider: 0,
			select: 'a',
			radio: 'a',
			many: ['mug-1', 'poster-1'],
			date: '2024-10-03T07:00:00.000Z',
			color: '#ff0000',
			font: { fontFamily: "'Courier New', monospace", fontWeight: 400 },
			more: true,
			inner: 'Inside',
		};
		for (const [name, value] of Object.entries(values)) {
			await block.set(name, value);
			expect(block.errors).toEqual([]);
		}
		expect(plugin.runs.at(-1)?.[0]?.[0]).toMatchObject({ settings: values });
		expect(app.refused).toEqual([]);
	},
);

test('the values that a search depends on arrive with what was typed', async () => {
	const { kit, config, plugin } = await newPlugin([
		{ type: 'text', name: 'country', label: 'Country' },
		{ type: 'search', name: 'shop', label: 'Shop', dependencies: ['country'] },
	]);
	const block = kit().contentBlock(config);
	await block.open();
	await block.set('country', 'France');
	expect(plugin.runs.at(-2)?.[1]?.[0]).toEqual({
		request: 'search',
		account: null,
		setting: 'shop',
		search: '',
		dependencies: { country: 'France' },
	});
	expect(block.offered.get('shop')).toEqual(products);
});

test.each<[string, Step, string]>([
	[
		'fails',
		() => Promise.reject(new Error('Nobody at home')),
		'workflow behind this plugin failed',
	],
	['finds nothing', () => [], 'There is nothing to show'],
	['has a sentence of its own', () => [{ errors: ['Sold out'] }], 'Sold out'],
	['gives no HTML', () => [{ price: 1 }], "does not return 'html'"],
	['gives HTML that Kit refuses', () => [{ html: '<iframe></iframe>' }], '<iframe>'],
])('the creator sees a message when the workflow %s', async (_name, step, sentence) => {
	const { kit, config, plugin } = await newPlugin(
		[{ type: 'search', name: 'product', label: 'Product' }],
		[step, step],
	);
	const app = kit();
	const block = app.contentBlock(config);
	await block.open();
	expect(block.errors).toEqual([expect.stringContaining(sentence)]);
	expect(block.html).toBeUndefined();
	expect(app.refused).toEqual([]);
	expect(plugin.answeredAgain).toBe(0);
});

test.each<BodyStyle>(['form', 'json', 'jsonAsForm'])(
	'an app is installed, used, refreshed and uninstalled (%s)',
	async (bodyStyle) => {
		const more = { authorization: 'accessCodes' };
		const { kit, config, send } = await newPlugin([], [html], more);
		const [ana, ben] = [kit(bodyStyle), kit(bodyStyle)];
		await ana.install(creator(send, ANA.accessCode));
		await ben.install(creator(send, BEN.accessCode));
		const shown = async (app: App) => {
			const block = app.contentBlock(config);
			await block.open();
			return block.html ?? block.errors.join();
		};
		expect(await shown(ana)).toBe('<p>{} for ana</p>');
		await ana.installation.refresh();
		expect(await shown(ana)).toBe('<p>{} for ana</p>');
		expect(await ana.uninstall()).toBe(true);
		expect(await shown(ben)).toBe('<p>{} for ben</p>');
		expect([...ana.refused, ...ben.refused]).toEqual([]);
	},
);

test.each(['GET', 'POST'] as const)(
	'a media source is searched and an image inserted (%s)',
	async (by) => {
		const image = (id: string) => ({
			id,
			url: 'https://pictures.example/1.png',
			thumbnail_url: 'https://pictures.example/1-small.png',
			alt: 'One',
		});
		const images: Step = ([item]) => {
			const { query } = item?.settings as { query?: string };
			return [image(query ?? 'first'), image('two/2 ü')];
		};
		const { kit, config, plugin } = await newPlugin(
			[
				{
					type: 'group',
					name: 'search_group',
					settings: [{ type: 'text', name: 'query', label: 'Search' }],
				},
				{
					type: 'group',
					name: 'filter_group',
					settings: [{ type: 'dynamicSelect', name: 'album', label: 'Album' }],
				},
			],
			[images, () => products],
			{ pluginType: 'mediaSource' },
		);
		const app = kit();
		app.asksForMediaBy = by;
		const gallery = app.mediaSource(config);
		await gallery.open();
		expect(gallery.filters).toEqual(products);
		await gallery.set('search_group', 'cats');
		expect(gallery.images.map(({ id }) => id)).toEqual(['cats', 'two/2 ü']);
		await gallery.insert('two/2 ü');
		expect(plugin.runs.at(-1)?.[2]).toEqual([
			{ request: 'inserted', account: null, media: 'two/2 ü' },
		]);
		expect(app.refused).toEqual([]);
	},
);
