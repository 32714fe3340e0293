import { useKit } from '../../../engine/useKit';

describe('Subscriber: Get Many', () => {
	const kit = useKit();

	const sent = () =>
		kit.sandbox.requests.map(({ method, path, query, body }) => [method, path, query, body]);

	const operation = { resource: 'subscriber', operation: 'getAll' };

	it('sends every filter, option and sorting', async () => {
		const ana = kit.sandbox.store.addSubscriber({
			emailAddress: 'ana@example.com',
			state: 'cancelled',
			createdAt: Date.UTC(2026, 0, 10),
		});
		kit.sandbox.store.addSubscriber({ emailAddress: 'ben@example.com' });
		kit.sandbox.store.tag(ana.id, kit.sandbox.store.addTag('VIP').id);
		const { items, error } = await kit.n8n.run({
			...operation,
			returnAll: false,
			limit: 10,
			filters: {
				createdAfter: '2026-01-01T00:00:00',
				createdBefore: '={{ DateTime.fromISO("2026-02-01") }}',
				email: ' ana@example.com , ben@example.com',
				status: 'cancelled',
				updatedAfter: '2026-01-05',
				updatedBefore: '2026-01-31T23:59:59Z',
			},
			options: { include: ['attribution', 'canceled_at', 'location', 'tags'], slim: true },
			sort: { sortField: 'cancelled_at', sortOrder: 'asc' },
		});
		expect(error).toBeUndefined();
		const query = {
			per_page: '10',
			created_after: '2026-01-01',
			created_before: '2026-02-01',
			email_address: 'ana@example.com,ben@example.com',
			status: 'cancelled',
			updated_after: '2026-01-05',
			updated_before: '2026-01-31',
			include: 'attribution,canceled_at,location,tags',
			slim: 'true',
			sort_field: 'cancelled_at',
			sort_order: 'asc',
		};
		expect(sent()).toEqual([['GET', '/v4/subscribers', query, undefined]]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: ana.id,
				first_name: null,
				email_address: 'ana@example.com',
				state: 'cancelled',
				created_at: '2026-01-10T00:00:00Z',
				attribution: expect.any(Object),
				tags: [{ id: expect.any(Number), name: 'VIP' }],
				location: null,
				canceled_at: '2026-01-10T00:00:00Z',
			},
		]);
	});

	it('returns all active subscribers, page by page', async () => {
		for (let i = 0; i < 1001; i++) {
			kit.sandbox.store.addSubscriber({ emailAddress: `reader${i}@example.com` });
		}
		kit.sandbox.store.addSubscriber({ emailAddress: 'gone@example.com', state: 'cancelled' });
		const { items } = await kit.n8n.run({
			...operation,
			returnAll: true,
			sort: { sortField: 'created_at' },
		});
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(1001);
		expect(kit.sandbox.requests.map(({ query }) => query)).toEqual([
			{ per_page: '1000', sort_field: 'created_at' },
			{ per_page: '1000', sort_field: 'created_at', after: expect.any(String) },
		]);
	});

	it.each([
		'id',
		'created_at',
		'updated_at',
		'engagement__sent',
		'engagement__opens',
		'engagement__clicks',
		'engagement__open_rate',
		'engagement__click_rate',
	])('sorts by %s', async (sortField) => {
		const { error } = await kit.n8n.run({ ...operation, sort: { sortField } });
		expect(error).toBeUndefined();
		expect(kit.sandbox.requests.map(({ query }) => query)).toEqual([
			{ per_page: '50', sort_field: sortField },
		]);
	});

	it('accepts what to include from an expression, including nothing', async () => {
		await kit.n8n.run(
			{ ...operation, options: { include: '={{ $json.include }}' } },
			{ items: [{ include: 'tags,location' }, { include: [] }] },
		);
		expect(kit.sandbox.requests.map(({ query }) => query.include)).toEqual([
			'tags,location',
			undefined,
		]);
	});

	it.each([
		{
			why: 'sorts by the day of cancelling in a list of active subscribers',
			parameters: { sort: { sortField: 'cancelled_at' } },
			says: "The 'Sort Field' parameter is Cancelled At, which is only available for cancelled subscribers",
		},
		{
			why: 'includes the day of cancelling in a list of all subscribers',
			parameters: { options: { include: ['tags', 'canceled_at'] }, filters: { status: 'all' } },
			says: "The 'Include' parameter has Cancelled At, which is only available for cancelled subscribers",
		},
		{
			why: 'sorts by engagement with an email filter',
			parameters: {
				sort: { sortField: 'engagement__opens' },
				filters: { email: 'ana@example.com' },
			},
			says: "The 'Sort Field' parameter is an engagement field, which Kit cannot combine with the filter 'Email'",
		},
		{
			why: 'filters by an empty address',
			parameters: { filters: { email: '={{ "" }}' } },
			says: "The 'Email' parameter is empty",
		},
		{
			why: 'has no address after a comma',
			parameters: { filters: { email: 'ana@example.com, ben' } },
			says: "The 'Email' parameter is not an email address: “ben”",
		},
		{
			why: 'has no date where one belongs',
			parameters: { filters: { updatedBefore: '={{ "soon" }}' } },
			says: "The 'Updated Before' parameter is not a date: “soon”",
		},
	])('is rejected before any request when it $why', async ({ parameters, says }) => {
		const { error } = await kit.n8n.run({ ...operation, ...parameters });
		expect(error?.message).toBe(says);
		expect(error?.description).toBeTruthy();
		expect(sent()).toEqual([]);
	});

	it('shows Kit’s message if Kit rejects the list', async () => {
		kit.sandbox.faults.add({
			kind: 'status',
			status: 422,
			body: { errors: ['Created after is invalid'] },
			path: /subscribers/,
		});
		const { error } = await kit.n8n.run({ ...operation, filters: { createdAfter: '2026-01-01' } });
		expect(error?.message).toBe('Created after is invalid');
		expect(error?.description).toContain("'Created After'");
	});
});
