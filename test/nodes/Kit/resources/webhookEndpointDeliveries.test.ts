import { byId } from '../../../engine/locators';
import { useVirtualClock } from '../../../virtualClock';
import { useWebhookEndpoints } from './webhookEndpoint.fixture';

const { kit, run, sent, addEndpoint } = useWebhookEndpoints();

describe('Webhook Endpoint: Get Deliveries', () => {
	const addDeliveries = () => {
		const { id } = addEndpoint();
		for (const status of ['delivered', 'failed', 'failed'] as const) {
			kit.sandbox.store.addWebhookDelivery({ endpointId: id, eventType: 'tag.created', status });
		}
		return id;
	};

	it('sends every filter', async () => {
		const id = addDeliveries();
		const { items } = await run('getDeliveries', {
			webhookEndpoint: byId(id),
			returnAll: false,
			limit: 5,
			filters: { event: 'tag.created', status: 'failed' },
		});
		expect(sent()).toEqual([
			{
				method: 'GET',
				path: `/v4/webhook_endpoints/${id}/deliveries`,
				query: { per_page: '5', event_type: 'tag.created', status: 'failed' },
				body: undefined,
			},
		]);
		expect(items.map(({ json }) => json.status)).toEqual(['failed', 'failed']);
	});

	it.each(['deliveries', 'webhook_deliveries', 'data'])(
		'reads the list whether Kit names it so or %s',
		async (list) => {
			kit.sandbox.store.openQuestions.webhookDeliveryKeys.list = list;
			const webhookEndpoint = byId(addDeliveries());
			const { items } = await run('getDeliveries', { webhookEndpoint, returnAll: true });
			expect(items).toHaveLength(3);
			expect(items[0]?.json).toMatchObject({ event_type: 'tag.created', attempt_count: 0 });
		},
	);

	it('returns no items if nothing was sent', async () => {
		const webhookEndpoint = byId(addEndpoint().id);
		const { items, error } = await run('getDeliveries', { webhookEndpoint, returnAll: true });
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	});

	it('retries if a gateway responds instead of Kit', async () => {
		const clock = useVirtualClock();
		const webhookEndpoint = byId(addDeliveries());
		kit.sandbox.faults.add({ kind: 'garbage' });
		const { items } = await clock.run(run('getDeliveries', { webhookEndpoint, returnAll: true }));
		expect(items).toHaveLength(3);
	});

	it('reports that Kit has no such endpoint', async () => {
		const { error } = await run('getDeliveries', { webhookEndpoint: byId(7), returnAll: true });
		expect(error?.message).toBe('Kit cannot find webhook endpoint 7');
	});
});

describe('Webhook Endpoint: Get Delivery', () => {
	it.each(['delivery', 'webhook_delivery'])(
		'returns a delivery from the envelope %s',
		async (one) => {
			kit.sandbox.store.openQuestions.webhookDeliveryKeys.one = one;
			const { id: endpointId } = addEndpoint();
			const { id } = kit.sandbox.store.addWebhookDelivery({ endpointId, eventType: 'tag.created' });
			const { items, error } = await run('getDelivery', {
				webhookEndpoint: byId(endpointId),
				delivery: byId(id),
			});
			expect(error).toBeUndefined();
			expect(sent()).toEqual([
				{
					method: 'GET',
					path: `/v4/webhook_endpoints/${endpointId}/deliveries/${id}`,
					query: {},
					body: undefined,
				},
			]);
			expect(items.map(({ json }) => json)).toEqual([
				expect.objectContaining({ id, event_type: 'tag.created', attempts: [] }),
			]);
		},
	);

	it('includes the events that were sent if the option is on', async () => {
		const { id: endpointId } = addEndpoint();
		const event = { id: 'a1', type: 'tag.created', created: '2026-03-01T12:00:00Z', data: {} };
		const { id } = kit.sandbox.store.webhookDeliveries.add({
			endpointId,
			eventType: 'tag.created',
			events: [event],
		});
		const parameters = { webhookEndpoint: byId(endpointId), delivery: byId(id) };
		const { items } = await run('getDelivery', { ...parameters, includeEvents: true });
		expect(kit.sandbox.requests[0]?.query).toEqual({ include_payload: 'true' });
		expect(items[0]?.json.payload).toEqual({ delivery_id: id, events: [event] });
	});

	it('returns a delivery without an envelope', async () => {
		const body = { id: 5001, status: 'failed', last_attempt: { status: 500 } };
		kit.sandbox.faults.add({ kind: 'status', status: 200, body });
		const parameters = { webhookEndpoint: byId(1), delivery: byId(5001) };
		const { items } = await run('getDelivery', parameters);
		expect(items.map(({ json }) => json)).toEqual([body]);
	});

	it('says which records Kit cannot find', async () => {
		const { id } = addEndpoint();
		const parameters = { webhookEndpoint: byId(id), delivery: byId(7) };
		const { error } = await run('getDelivery', parameters);
		expect(error?.message).toBe(`Kit cannot find webhook endpoint ${id} or delivery 7`);
	});

	it('rejects an invalid ID before any request', async () => {
		const parameters = { webhookEndpoint: byId(1), delivery: byId('={{ "" }}') };
		const { error } = await run('getDelivery', parameters);
		expect(error?.message).toBe("The 'Delivery ID' parameter is empty");
		expect(sent()).toEqual([]);
	});
});
