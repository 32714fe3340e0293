import { getBroadcasts } from '../../../../nodes/Kit/listSearch/getBroadcasts';
import { N8n } from '../../../engine/n8n';
import { createSandbox, type Sandbox } from '../../../sandbox';
import { serveThroughNock, stopNock } from '../../../sandbox/nock';

let sandbox: Sandbox;
let n8n: N8n;

beforeEach(() => {
	sandbox = createSandbox({ seed: 'empty' });
	serveThroughNock(sandbox);
	n8n = new N8n(sandbox);
});

afterEach(() => {
	stopNock();
	expect(sandbox.refused).toEqual([]);
});

const search = async (filter?: string) =>
	await getBroadcasts.call(await n8n.loadOptions({ resource: 'broadcast' }), filter);

it('lists broadcasts, without loading what is in them, by subject', async () => {
	const soup = sandbox.store.addBroadcast({ subject: 'Soup' });
	const bread = sandbox.store.addBroadcast({ subject: 'Bread' });

	expect(await search()).toEqual({
		results: [
			{ name: 'Bread', value: String(bread.id) },
			{ name: 'Soup', value: String(soup.id) },
		],
	});
	expect(sandbox.requests.map(({ query }) => query.slim)).toEqual(['true']);
});

it('finds a broadcast by a part of its subject', async () => {
	const soup = sandbox.store.addBroadcast({ subject: 'Soup' });
	sandbox.store.addBroadcast({ subject: 'Bread' });

	expect(await search('OU')).toEqual({ results: [{ name: 'Soup', value: String(soup.id) }] });
	expect(sandbox.requests.map(({ query }) => query.slim)).toEqual(['true']);
});

it('lists a broadcast without a subject by its ID', async () => {
	const { id } = sandbox.store.addBroadcast({ subject: '' });

	expect(await search()).toEqual({
		results: [{ name: `Untitled (${id})`, value: String(id) }],
	});
});
