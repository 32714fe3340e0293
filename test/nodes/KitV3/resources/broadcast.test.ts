import { byId, fromList } from '../../../engine/locators';
import { useKitV3 } from '../kitV3.fixture';

const kit = useKitV3();

describe('Broadcast: Get Many', () => {
	it('returns broadcasts up to the limit', async () => {
		for (const subject of ['A', 'B', 'C']) kit.store.addBroadcast({ subject });
		const { items } = await kit.run('broadcast.getAll', { limit: 2 });
		expect(kit.sent()).toEqual([['GET', '/v3/broadcasts', {}, undefined]]);
		expect(items.map(({ json }) => json)).toEqual([
			{ id: expect.any(Number), created_at: expect.any(String), subject: 'A' },
			{ id: expect.any(Number), created_at: expect.any(String), subject: 'B' },
		]);
	});

	it('explains what to do if Kit needs the secret', async () => {
		kit.n8n.credentials.replace('kitV3Api', { apiKey: kit.sandbox.v3.apiKey });
		const { error } = await kit.run('broadcast.getAll', { returnAll: true });
		expect(error?.message).toBe('You do not have sufficient permissions to access this resource');
		expect(error?.description).toContain('Most operations require the V3 API secret');
	});
});

describe('Broadcast: Get Stats', () => {
	it('unwraps the broadcast from Kit’s list of one', async () => {
		const { id } = kit.store.addBroadcast({ subject: 'Soup' });
		const { items } = await kit.run('broadcast.getStats', { broadcast: fromList(id) });
		expect(kit.sent()).toEqual([['GET', `/v3/broadcasts/${id}/stats`, {}, undefined]]);
		expect(items.map(({ json }) => json)).toEqual([
			{ id, stats: expect.objectContaining({ recipients: 0, open_rate: 0 }) },
		]);
	});

	it('also accepts the broadcast without a list', async () => {
		const body = { broadcast: { id: 7, stats: { recipients: 82 } } };
		kit.sandbox.faults.add({ kind: 'status', status: 200, body });
		const { items } = await kit.run('broadcast.getStats', { broadcast: byId(7) });
		expect(items.map(({ json }) => json)).toEqual([body.broadcast]);
	});

	it('reports that Kit has no such broadcast', async () => {
		const { error } = await kit.run('broadcast.getStats', { broadcast: byId(7) });
		expect(error?.message).toBe('Kit cannot find broadcast 7');
	});
});
