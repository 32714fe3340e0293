import { getBroadcasts } from '../../../../nodes/Kit/listSearch/getBroadcasts';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const search = async (filter?: string) =>
	await getBroadcasts.call(await kit.n8n.loadOptions({ resource: 'broadcast' }), filter);

it('lists broadcasts by subject, without loading their content', async () => {
	const soup = kit.sandbox.store.addBroadcast({ subject: 'Soup' });
	const bread = kit.sandbox.store.addBroadcast({ subject: 'Bread' });

	expect(await search()).toEqual({
		results: [
			{ name: 'Bread', value: String(bread.id) },
			{ name: 'Soup', value: String(soup.id) },
		],
	});
	expect(kit.sandbox.requests.map(({ query }) => query.slim)).toEqual(['true']);
});

it('finds a broadcast by a part of its subject', async () => {
	const soup = kit.sandbox.store.addBroadcast({ subject: 'Soup' });
	kit.sandbox.store.addBroadcast({ subject: 'Bread' });

	expect(await search('OU')).toEqual({ results: [{ name: 'Soup', value: String(soup.id) }] });
	expect(kit.sandbox.requests.map(({ query }) => query.slim)).toEqual(['true']);
});

it('lists a broadcast without a subject by its ID', async () => {
	const { id } = kit.sandbox.store.addBroadcast({ subject: '' });

	expect(await search()).toEqual({
		results: [{ name: `Untitled (${id})`, value: String(id) }],
	});
});
