import { useKit } from '../../../engine/useKit';

describe('Segment: Get Many', () => {
	const kit = useKit({ seed: 'empty' });

	const operation = { resource: 'segment', operation: 'getAll' };

	const sent = () =>
		kit.sandbox.requests.map(({ method, path, query }) => ({ method, path, query }));

	it('returns segments up to the limit', async () => {
		kit.sandbox.store.addSegment('New');
		const { id } = kit.sandbox.store.addSegment('Loyal');

		const { items } = await kit.n8n.run({ ...operation, returnAll: false, limit: 1 });

		expect(sent()).toEqual([{ method: 'GET', path: '/v4/segments', query: { per_page: '1' } }]);
		expect(items.map(({ json }) => json)).toEqual([
			{ id, name: 'Loyal', created_at: expect.any(String) },
		]);
	});

	it('returns all segments', async () => {
		kit.sandbox.store.addSegment('New');
		kit.sandbox.store.addSegment('Loyal');

		const { items } = await kit.n8n.run({ ...operation, returnAll: true });

		expect(sent()).toEqual([{ method: 'GET', path: '/v4/segments', query: { per_page: '1000' } }]);
		expect(items.map(({ json }) => json.name)).toEqual(['Loyal', 'New']);
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.sandbox.store.account.apiAccess = false;

		const { error } = await kit.n8n.run(operation);

		expect(error?.message).toBe('The access token is invalid');
	});
});
