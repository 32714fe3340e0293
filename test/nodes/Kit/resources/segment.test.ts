import { N8n } from '../../../engine/n8n';
import { createSandbox, type Sandbox } from '../../../sandbox';
import { serveThroughNock, stopNock } from '../../../sandbox/nock';

describe('Segment: Get Many', () => {
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

	const operation = { resource: 'segment', operation: 'getAll' };

	const sent = () => sandbox.requests.map(({ method, path, query }) => ({ method, path, query }));

	it('gives segments up to the limit', async () => {
		sandbox.store.addSegment('New');
		const { id } = sandbox.store.addSegment('Loyal');

		const { items } = await n8n.run({ ...operation, returnAll: false, limit: 1 });

		expect(sent()).toEqual([{ method: 'GET', path: '/v4/segments', query: { per_page: '1' } }]);
		expect(items.map(({ json }) => json)).toEqual([
			{ id, name: 'Loyal', created_at: expect.any(String) },
		]);
	});

	it('gives all segments', async () => {
		sandbox.store.addSegment('New');
		sandbox.store.addSegment('Loyal');

		const { items } = await n8n.run({ ...operation, returnAll: true });

		expect(sent()).toEqual([{ method: 'GET', path: '/v4/segments', query: { per_page: '1000' } }]);
		expect(items.map(({ json }) => json.name)).toEqual(['Loyal', 'New']);
	});

	it('says what Kit says when the credential is refused', async () => {
		sandbox.store.account.apiAccess = false;

		const { error } = await n8n.run(operation);

		expect(error?.message).toBe('The access token is invalid');
	});
});
