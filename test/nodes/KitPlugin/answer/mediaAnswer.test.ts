import type { IDataObject } from 'n8n-workflow';

import { PluginInN8n, type Step } from '../../../engine/plugin';
import { withSettings } from '../plugin.fixture';

const SETTINGS: IDataObject[] = [
	{
		type: 'group',
		name: 'search_group',
		settings: [{ type: 'text', name: 'query', label: 'Search' }],
	},
	{
		type: 'group',
		name: 'filter_group',
		settings: [{ type: 'dynamicSelect', name: 'folder', label: 'Folder' }],
	},
];

const DOG = { id: 'dogs/1', url: 'https://example.com/dog.png', alt: 'A dog' };

async function media(...outputs: Array<Step | undefined>): Promise<PluginInN8n> {
	const plugin = new PluginInN8n(withSettings(SETTINGS, { pluginType: 'mediaSource' }), outputs);
	await plugin.activate();
	return plugin;
}

const NO_CURSORS = {
	has_previous_page: false,
	has_next_page: false,
	start_cursor: null,
	end_cursor: null,
};

describe('A media source', () => {
	it.each([
		{
			how: 'GET with a query',
			method: 'GET' as const,
			sent: { query: { after: 'c1', per_page: '24', settings: { query: 'dog' } } },
		},
		{
			how: 'POST with JSON',
			method: 'POST' as const,
			sent: { json: { after: 'c1', per_page: 24, settings: { query: 'dog' } } },
		},
		{
			how: 'POST with a form',
			method: 'POST' as const,
			sent: { form: { after: 'c1', per_page: '24', 'settings[query]': 'dog' } },
		},
		{
			how: 'POST with a query',
			method: 'POST' as const,
			sent: { query: { after: 'c1', per_page: '24', settings: { query: 'dog' } } },
		},
	])('is requested by $how', async ({ method, sent }) => {
		const plugin = await media(() => [DOG]);
		const { status, body } = await plugin.request(method, plugin.address('media'), sent);
		expect(plugin.runs).toEqual([
			[
				[
					{
						request: 'media',
						account: null,
						settings: { query: 'dog' },
						after: 'c1',
						before: null,
						perPage: 24,
					},
				],
			],
		]);
		expect(status).toBe(200);
		expect(body).toEqual({
			pagination: { ...NO_CURSORS, per_page: 24 },
			data: [
				{
					...DOG,
					type: 'image',
					thumbnail_url: DOG.url,
					notify_download_url: expect.stringContaining('/media/inserted/'),
				},
			],
		});
	});

	it('shows everything if nothing is set', async () => {
		const plugin = await media(() => [DOG]);
		await plugin.request('GET', plugin.address('media'));
		expect(plugin.runs[0]?.[0]?.[0]).toMatchObject({ settings: {}, after: null, perPage: 100 });
	});

	it('paginates with the workflow’s cursors', async () => {
		const plugin = await media(() => [
			{ data: [DOG], pagination: { has_next_page: true, end_cursor: 'c2' } },
		]);
		const { body } = await plugin.request('GET', plugin.address('media'), {
			query: { per_page: '1' },
		});
		expect(body).toMatchObject({
			pagination: { ...NO_CURSORS, has_next_page: true, end_cursor: 'c2', per_page: 1 },
			data: [{ id: 'dogs/1' }],
		});
	});

	it('is empty when nothing is found', async () => {
		const plugin = await media(() => []);
		const { body } = await plugin.request('GET', plugin.address('media'));
		expect(body).toEqual({ pagination: { ...NO_CURSORS, per_page: 100 }, data: [] });
	});

	it('has only the image fields that Kit knows', async () => {
		const image = {
			...DOG,
			type: 'image',
			thumbnail_url: 'https://example.com/small.png',
			caption: 'Rex',
			title: 'Dog',
			hotlink: true,
			attribution: { label: 'Ana', href: 'https://example.com/ana' },
			notify_download_url: 'https://example.com/used',
		};
		const plugin = await media(() => [
			{ ...image, price: 7 },
			{ ...DOG, alt: null, thumbnail_url: 'small.png', attribution: { label: 'Ana' } },
		]);
		const { body } = await plugin.request('GET', plugin.address('media'));
		expect(body).toMatchObject({ data: [image, { alt: '', thumbnail_url: DOG.url }] });
		const [first = {}, second = {}] = (body as { data: object[] }).data;
		expect(Object.keys(first)).not.toContain('price');
		expect(Object.keys(second)).not.toContain('attribution');
	});

	it('leaves out items that are not images, and logs that', async () => {
		const plugin = await media(() => [
			DOG,
			{ id: 2 },
			{ id: 3, url: 'javascript:alert(1)' },
			{ url: DOG.url },
		]);
		const { body } = await plugin.request('GET', plugin.address('media'));
		expect(body).toMatchObject({ data: [{ id: 'dogs/1' }] });
		expect(plugin.log.join()).toContain('3 of 4 items');
	});

	it.each([
		{ items: [{ name: 'x' }], error: "does not return 'id' and 'url'" },
		{ items: [{ error: 'The album is private' }], error: 'The album is private' },
	])('says $error', async ({ items, error }) => {
		const plugin = await media(() => items);
		const { body } = await plugin.request('GET', plugin.address('media'));
		expect(body).toEqual({ data: [], errors: [expect.stringContaining(error)] });
	});

	it.each(['GET', 'POST'] as const)('fills a dynamic select by %s', async (method) => {
		const options = [{ label: 'Holidays', value: 'f1' }];
		const plugin = await media(undefined, () => options);
		const address = plugin.address(`${plugin.webhookId}/search/folder`);
		expect((await plugin.request(method, address)).body).toEqual({ options });
		expect(plugin.runs[0]?.[1]).toEqual([
			{ request: 'search', account: null, setting: 'folder', search: '', dependencies: {} },
		]);
	});

	it('starts the workflow when an image is inserted, and responds immediately', async () => {
		const plugin = await media(
			() => [DOG],
			undefined,
			() => [],
		);
		const { body } = await plugin.request('GET', plugin.address('media'));
		const [image] = (body as { data: IDataObject[] }).data;
		const { status, body: nothing } = await plugin.request(
			'POST',
			String(image?.notify_download_url),
		);
		expect([status, nothing]).toEqual([204, undefined]);
		expect(plugin.runs[1]).toEqual([
			[],
			[],
			[{ request: 'inserted', account: null, media: 'dogs/1' }],
		]);
	});

	it('says so if Kit requests a block from it', async () => {
		const plugin = await media(() => [DOG]);
		const { body } = await plugin.request('POST', plugin.address('block'), {
			json: { settings: {} },
		});
		expect(body).toEqual({
			code: 404,
			errors: [expect.stringContaining('This plugin is a media source')],
		});
		expect(plugin.runs).toEqual([]);
	});
});
