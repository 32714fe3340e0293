import { SHOP, Shop } from './shop.fixture';

const settings = [
	{
		type: 'group',
		name: 'search_group',
		settings: [{ type: 'text', name: 'query', label: 'Search' }],
	},
	{
		type: 'group',
		name: 'filter_group',
		settings: [
			{
				type: 'dynamicSelect',
				name: 'label',
				label: 'Label',
				request_url: 'https://shop.example/filters',
			},
		],
	},
];
const config = { name: 'Pictures', requestUrl: SHOP.media, settings };

test('requests the first images and the filter options on opening', async () => {
	const kit = new Shop().kit();
	const gallery = kit.mediaSource(config);
	await gallery.open();
	expect(gallery.filters).toEqual([{ label: 'Animals', value: 'animals' }]);
	expect(gallery.images).toMatchObject([{ id: 'cat' }]);
	expect(kit.calls.made).toMatchObject([
		{ kind: 'options', method: 'GET' },
		{ kind: 'media', method: 'GET', url: `${SHOP.media}?per_page=100` },
	]);
	expect(kit.refused).toEqual([]);
});

test('repeats the request with the creator’s search and filters', async () => {
	const kit = new Shop().kit();
	const gallery = kit.mediaSource(config);
	await gallery.open();
	await gallery.set('search_group', 'bird');
	await gallery.set('filter_group', 'animals');
	const last = new URL(kit.calls.made.at(-1)?.url ?? '');
	expect(Object.fromEntries(last.searchParams)).toEqual({
		per_page: '100',
		'settings[query]': 'bird',
		'settings[label]': 'animals',
	});
	expect(gallery.images).toMatchObject([{ id: 'bird' }]);
	await expect(gallery.set('filter_group', 'plants')).rejects.toThrow('"plants" is not an option');
});

test('sends POST requests when configured as in the documentation’s text', async () => {
	const kit = new Shop().kit();
	kit.asksForMediaBy = 'POST';
	const gallery = kit.mediaSource(config);
	await gallery.open();
	await gallery.set('search_group', 'bird');
	expect(kit.calls.made.at(-1)).toMatchObject({
		method: 'POST',
		body: { per_page: 100, settings: { query: 'bird' } },
	});
});

test('pages forward and backward', async () => {
	const kit = new Shop().kit();
	const gallery = kit.mediaSource(config);
	await gallery.open();
	await expect(gallery.previous()).rejects.toThrow('first page');
	await gallery.next();
	expect(gallery.images).toMatchObject([{ id: 'dog' }]);
	await expect(gallery.next()).rejects.toThrow('last page');
	await gallery.previous();
	expect(kit.calls.made.map(({ url }) => new URL(url).search).slice(-2)).toEqual([
		'?after=page-1&per_page=100',
		'?before=page-2&per_page=100',
	]);
});

test('notifies the plugin of an inserted image', async () => {
	const kit = new Shop().kit();
	const gallery = kit.mediaSource(config);
	await gallery.open();
	await gallery.insert('cat');
	expect(kit.calls.made.at(-1)).toMatchObject({
		kind: 'inserted',
		method: 'POST',
		url: 'https://shop.example/inserted/cat',
		status: 204,
	});
	expect(kit.refused).toEqual([]);
});
