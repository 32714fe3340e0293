import { Kit } from '../../../../nodes/Kit/Kit.node';
import { useKit } from '../../../engine/useKit';

describe('Subscriber: Filter', () => {
	const kit = useKit();

	const sent = () =>
		kit.sandbox.requests.map(({ method, path, query, body }) => [method, path, query, body]);

	const operation = { resource: 'subscriber', operation: 'filter' };

	it('sends every kind of condition, every option and the sort order', async () => {
		const { error } = await kit.n8n.run(
			{
				...operation,
				returnAll: false,
				limit: 10,
				conditions: {
					attributionByForm: [{ formIds: ['201'] }],
					attributionBySource: [
						{
							mechanism: 'landing_page',
							mechanismIds: '31',
							sourceIds: '41',
							sourceNames: 'Guides',
							sourceType: 'form_subscription',
						},
					],
					clicks: [
						{
							after: '={{ DateTime.fromISO("2026-01-01") }}',
							broadcastIds: '={{ $json.broadcast }}',
							comparison: 'count_greater_than',
							count: 2,
							linkIds: '21',
							urlMatching: 'contains',
							urls: ['/offer'],
						},
					],
					customField: [
						{
							customField: { __rl: true, mode: 'list', value: '301' },
							comparison: 'is',
							value: 'Acme',
						},
					],
					delivered: [{ count: 5 }],
					location: [{ latitude: 43.6, longitude: -116.2, radius: 10 }],
					opens: [{ before: '2026-02-01', comparison: 'count_less_than', count: 3 }],
					sent: [{ comparison: 'count_less_than_or_equal', count: 9 }],
					state: [{ states: ['active'] }],
					subscribed: [{ after: '2025-01-01', before: '2026-01-01' }],
					tags: [{ tagIds: ['101', '102'] }],
				},
				options: {
					countingMode: 'unique_email',
					include: ['attribution', 'canceled_at', 'custom_fields', 'location', 'stats', 'tags'],
					statsEnd: '2026-01-31',
					statsStart: '2026-01-01',
				},
				sort: { sortField: 'location__distance', sortOrder: 'desc' },
			},
			{ items: [{ broadcast: 11 }] },
		);
		expect(error).toBeUndefined();
		const all = [
			{ type: 'attribution', any: [{ type: 'forms', ids: [201] }] },
			{
				type: 'attribution',
				any: [
					{
						type: 'kit_source',
						source_type: 'form_subscription',
						source_ids: [41],
						source_names: ['Guides'],
						mechanism: 'landing_page',
						mechanism_ids: [31],
					},
				],
			},
			{
				type: 'clicks',
				count_greater_than: 2,
				after: '2026-01-01',
				any: [
					{ type: 'broadcasts', ids: [11] },
					{ type: 'urls', ids: [21], urls: ['/offer'], matching: 'contains' },
				],
			},
			{
				type: 'custom_field',
				subscriber_custom_field_id: 301,
				comparison: 'is',
				value: 'Acme',
			},
			{ type: 'delivered', count_greater_than_or_equal: 5 },
			{ type: 'location', latitude: 43.6, longitude: -116.2, radius: 10 },
			{ type: 'opens', count_less_than: 3, before: '2026-02-01' },
			{ type: 'sent', count_less_than_or_equal: 9 },
			{ type: 'subscriber_state', states: ['active'] },
			{ type: 'subscribed', after: '2025-01-01', before: '2026-01-01' },
			{ type: 'tags', any: [{ type: 'ids', matching: [101, 102] }] },
		];
		const include = [
			{ type: 'attribution' },
			{ type: 'canceled_at' },
			{ type: 'custom_fields' },
			{ type: 'location' },
			{ type: 'stats', range: { start: '2026-01-01', end: '2026-01-31' } },
			{ type: 'tags' },
		];
		const body = {
			all,
			counting_mode: 'unique_email',
			include,
			sort_field: 'location__distance',
			sort_order: 'desc',
		};
		expect(sent()).toEqual([['POST', '/v4/subscribers/filter', {}, { ...body, per_page: 10 }]]);
	});

	it('finds who opened at least once, with the included data', async () => {
		const at = Date.now() - 86_400_000;
		const email = { broadcastId: 11, sentAt: at, bounced: false, opens: [at], clicks: [] };
		kit.sandbox.store.addCustomField('Company');
		const ana = kit.sandbox.store.addSubscriber({
			emailAddress: 'ana@example.com',
			fields: { company: 'Acme' },
			emails: [email],
		});
		kit.sandbox.store.addSubscriber({
			emailAddress: 'ben@example.com',
			emails: [{ ...email, opens: [] }],
		});
		const { items } = await kit.n8n.run({
			...operation,
			conditions: { opens: [{}] },
			options: { include: ['custom_fields', 'stats'] },
		});
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: String(ana.id),
				first_name: null,
				email_address: 'ana@example.com',
				created_at: expect.any(String),
				tag_names: [],
				tag_ids: [],
				fields: { company: 'Acme' },
				stats: expect.objectContaining({ sent: 1, opened: 1, open_rate: 1 }),
			},
		]);
	});

	it('requests every page in the body, together with the filter', async () => {
		for (let i = 0; i < 1001; i++) {
			kit.sandbox.store.addSubscriber({ emailAddress: `reader${i}@example.com` });
		}
		const { items } = await kit.n8n.run({
			...operation,
			returnAll: true,
			conditions: { state: [{ states: ['active'] }] },
		});
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(1001);
		const body = { all: [{ type: 'subscriber_state', states: ['active'] }] };
		expect(sent()).toEqual([
			['POST', '/v4/subscribers/filter', {}, { ...body, per_page: 1000 }],
			[
				'POST',
				'/v4/subscribers/filter',
				{},
				{ ...body, per_page: 1000, after: expect.any(String) },
			],
		]);
	});

	it('fails if a server never moves on from the first page', async () => {
		let cursor = 0;
		kit.sandbox.fetch = async () =>
			Response.json({
				subscribers: [{ id: '1' }, { id: '2' }],
				pagination: { has_next_page: true, end_cursor: `cursor ${++cursor}` },
			});
		const { items, error } = await kit.n8n.execute({
			...operation,
			returnAll: true,
			conditions: { state: [{ states: ['active'] }] },
		});
		expect(items).toEqual([]);
		expect(error?.message).toContain('a page has the same records as a previous one');
		expect(cursor).toBe(2);
	});

	it.each([
		{ conditions: {}, says: "The 'Conditions' parameter is empty" },
		{
			conditions: { tags: [{ tagIds: '={{ "VIP" }}' }] },
			says: "The 'Tag Names or IDs' parameter must contain IDs, which are numbers, but contains “VIP”",
		},
	])('rejects before any request: $says', async ({ conditions, says }) => {
		const { error } = await kit.n8n.run({ ...operation, conditions });
		expect(error?.message).toBe(says);
		expect(error?.description).toBeTruthy();
		expect(sent()).toEqual([]);
	});

	it('shows Kit’s message if Kit rejects the filter', async () => {
		kit.sandbox.faults.add({
			kind: 'status',
			status: 422,
			body: { errors: ['Filter is invalid'] },
		});
		const { error } = await kit.n8n.run({
			...operation,
			conditions: { state: [{ states: ['active'] }] },
		});
		expect(error?.message).toBe('Filter is invalid');
	});

	it('offers tags and forms by name', async () => {
		const vip = kit.sandbox.store.addTag('VIP');
		const fan = kit.sandbox.store.addTag('Fan');
		const guide = kit.sandbox.store.addForm({ name: 'Guide' });
		const context = await kit.n8n.loadOptions(operation);
		const { getFormNames, getTagNames } = new Kit().methods.loadOptions;
		expect(await getTagNames.call(context)).toEqual([
			{ name: 'Fan', value: String(fan.id) },
			{ name: 'VIP', value: String(vip.id) },
		]);
		expect(await getFormNames.call(context)).toEqual([{ name: 'Guide', value: String(guide.id) }]);
	});
});
