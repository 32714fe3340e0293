import type { INodeParameters } from 'n8n-workflow';

import { Kit } from '../../../../nodes/Kit/Kit.node';
import { byId, fromList } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';
import { useVirtualClock } from '../../../virtualClock';

const kit = useKit({ seed: 'empty' });

const run = async (operation: string, parameters: INodeParameters = {}) =>
	await kit.n8n.run({ resource: 'webhookEndpoint', operation, ...parameters });

const sent = () =>
	kit.sandbox.requests.map(({ method, path, query, body }) => ({ method, path, query, body }));

const url = 'https://example.com/kit';

const addEndpoint = (more = {}) =>
	kit.sandbox.store.addWebhookEndpoint({ url, events: ['tag.created'], ...more });

describe('Webhook Endpoint: Create', () => {
	it('sends everything that is filled in and gives the secret', async () => {
		const { items, error } = await run('create', {
			url: ` ${url} `,
			events: ['broadcast.sent', 'subscriber.created'],
			additionalFields: { description: 'Feeds the CRM', name: 'CRM' },
			simple: false,
		});
		expect(error).toBeUndefined();
		expect(sent()).toEqual([
			{
				method: 'POST',
				path: '/v4/webhook_endpoints',
				query: {},
				body: {
					url,
					events: ['broadcast.sent', 'subscriber.created'],
					name: 'CRM',
					description: 'Feeds the CRM',
				},
			},
		]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				name: 'CRM',
				source: 'creator',
				secret: expect.stringMatching(/^whsec_/),
			}),
		]);
	});

	it('sends no more than it must, and keeps the secret when it is simplified', async () => {
		const { items } = await run('create', {
			url,
			events: '={{ "tag.created, tag.deleted" }}',
			additionalFields: { description: '', name: '' },
		});
		expect(kit.sandbox.requests.map(({ body }) => body)).toEqual([
			{ url, events: ['tag.created', 'tag.deleted'] },
		]);
		expect(items[0]?.json).toMatchObject({
			id: expect.any(Number),
			secret: expect.stringMatching(/^whsec_/),
		});
		expect(items[0]?.json).not.toHaveProperty('source');
	});

	it('tells n8n never to show the secret', () => {
		expect(new Kit().description.sensitiveOutputFields).toEqual(['secret']);
	});

	it('offers every event that Kit has', async () => {
		const offered = new Kit().description.properties
			.filter(({ name }) => name === 'events')
			.flatMap(({ options }) => options ?? [])
			.flatMap((option) => ('value' in option ? [String(option.value)] : []));
		const { items, error } = await run('create', { url, events: offered });
		expect(error).toBeUndefined();
		expect(items[0]?.json.events).toEqual(offered);
		expect(offered).toHaveLength(23);
	});

	it('shows what Kit does not accept', async () => {
		const { error } = await run('create', { url: 'http://10.0.0.1/kit', events: ['tag.created'] });
		expect(error?.message).toContain('url must be a public http or https address');
	});

	it('says what a plan without webhook endpoints answers', async () => {
		kit.sandbox.store.webhookEndpointAccess = 401;
		const { error } = await run('create', { url, events: ['tag.created'] });
		expect(error?.description).toContain('plan');
	});

	it('is not repeated when the answer is lost, since that would make a second endpoint', async () => {
		kit.sandbox.faults.add({ kind: 'resetAfter', method: 'POST', path: /webhook_endpoints/ });
		const { error } = await run('create', { url, events: ['tag.created'] });
		expect(error?.description).toContain('Check in Kit before running it again.');
		expect(kit.sandbox.requests).toHaveLength(1);
	});

	it.each([
		{ wrong: { url: '={{ "" }}' }, says: "'URL' parameter is empty" },
		{
			wrong: { url: 'ftp://example.com' },
			says: "'URL' parameter is not a URL: “ftp://example.com”",
		},
		{ wrong: { url: 'https://' }, says: "'URL' parameter is not a URL: “https://”" },
		{ wrong: { events: [] }, says: "'Events' parameter is empty" },
	])('refuses before any request: $says', async ({ wrong, says }) => {
		const { error } = await run('create', { url, events: ['tag.created'], ...wrong });
		expect(error?.message).toBe(`The ${says}`);
		expect(sent()).toEqual([]);
	});
});

describe('Webhook Endpoint: Update', () => {
	it('sends every field that is added', async () => {
		const { id } = addEndpoint();
		const { items } = await run('update', {
			webhookEndpoint: byId(id),
			updateFields: {
				description: '',
				events: ['tag.deleted'],
				name: ' CRM ',
				status: 'disabled',
				url: 'https://example.com/other',
			},
		});
		const body = {
			description: '',
			events: ['tag.deleted'],
			name: 'CRM',
			status: 'disabled',
			url: 'https://example.com/other',
		};
		expect(sent()).toEqual([
			{ method: 'PATCH', path: `/v4/webhook_endpoints/${id}`, query: {}, body },
		]);
		expect(items.map(({ json }) => json)).toEqual([expect.objectContaining({ id, ...body })]);
	});

	it('sends only what is added', async () => {
		const { id } = addEndpoint();
		await run('update', { webhookEndpoint: fromList(id), updateFields: { status: 'active' } });
		expect(kit.sandbox.requests.map(({ body }) => body)).toEqual([{ status: 'active' }]);
	});

	it('is repeated when the answer is lost', async () => {
		const clock = useVirtualClock();
		const { id } = addEndpoint();
		kit.sandbox.faults.add({ kind: 'resetAfter', method: 'PATCH' });
		const parameters = { webhookEndpoint: byId(id), updateFields: { status: 'disabled' } };
		const { items } = await clock.run(run('update', parameters));
		expect(items[0]?.json).toMatchObject({ id, status: 'disabled' });
		expect(kit.sandbox.requests).toHaveLength(2);
	});

	it('shows that an endpoint of an app is the app’s own', async () => {
		const { id } = addEndpoint({ clientId: 'some-app' });
		const { error } = await run('update', {
			webhookEndpoint: byId(id),
			updateFields: { status: 'active' },
		});
		expect(error?.message).toContain('managed by an app');
		expect(error?.httpCode).toBe('403');
	});

	it.each([
		{ updateFields: {}, says: "'Update Fields' parameter is empty, so nothing would change" },
		{ updateFields: { events: [] }, says: "'Events' parameter is empty" },
		{
			updateFields: { name: '={{ "" }}' },
			says: "'Update Fields' parameter is empty, so nothing would change",
		},
		{ updateFields: { url: 'kit' }, says: "'URL' parameter is not a URL: “kit”" },
	])('refuses before any request: $says', async ({ updateFields, says }) => {
		const { error } = await run('update', { webhookEndpoint: byId(1), updateFields });
		expect(error?.message).toBe(`The ${says}`);
		expect(sent()).toEqual([]);
	});
});

describe('Webhook Endpoint: Delete', () => {
	it('deletes an endpoint', async () => {
		const { id } = addEndpoint();
		const { items } = await run('delete', { webhookEndpoint: byId(id) });
		expect(sent()).toEqual([
			{ method: 'DELETE', path: `/v4/webhook_endpoints/${id}`, query: {}, body: undefined },
		]);
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(kit.sandbox.store.webhookEndpoints.size).toBe(0);
	});

	it('says when Kit has no such endpoint', async () => {
		const { error } = await run('delete', { webhookEndpoint: byId(7) });
		expect(error?.message).toBe('Kit cannot find webhook endpoint 7');
	});
});

describe('Webhook Endpoint: Get', () => {
	it('gives the endpoint without its secret', async () => {
		const { id } = addEndpoint({ name: 'CRM' });
		const { items } = await run('get', { webhookEndpoint: byId(id) });
		expect(sent()).toEqual([
			{ method: 'GET', path: `/v4/webhook_endpoints/${id}`, query: {}, body: undefined },
		]);
		expect(items.map(({ json }) => json)).toEqual([expect.objectContaining({ id, name: 'CRM' })]);
		expect(items[0]?.json).not.toHaveProperty('secret');
	});

	it('says when Kit has no such endpoint', async () => {
		const { error } = await run('get', { webhookEndpoint: byId(7) });
		expect(error?.message).toBe('Kit cannot find webhook endpoint 7');
	});

	it('refuses a name before any request', async () => {
		const { error } = await run('get', { webhookEndpoint: byId('={{ "CRM" }}') });
		expect(error?.message).toBe(
			"The 'Webhook Endpoint' parameter must be an ID, which is a number, but is “CRM”",
		);
		expect(sent()).toEqual([]);
	});
});

describe('Webhook Endpoint: Get Many', () => {
	it('gives endpoints with a status up to the limit', async () => {
		addEndpoint();
		const { id } = addEndpoint({ status: 'disabled' });
		const { items } = await run('getAll', {
			returnAll: false,
			limit: 5,
			filters: { status: 'disabled' },
		});
		expect(sent()).toEqual([
			{
				method: 'GET',
				path: '/v4/webhook_endpoints',
				query: { per_page: '5', status: 'disabled' },
				body: undefined,
			},
		]);
		expect(items.map(({ json }) => json.id)).toEqual([id]);
	});

	it('gives all of them', async () => {
		addEndpoint();
		addEndpoint({ status: 'disabled' });
		const { items } = await run('getAll', { returnAll: true });
		expect(items).toHaveLength(2);
	});

	it('says that the account does not have them', async () => {
		kit.sandbox.store.webhookEndpointAccess = 404;
		const { error } = await run('getAll', { returnAll: true });
		expect(error?.message).toBe('Kit found nothing at /webhook_endpoints');
		expect(error?.description).toContain('does not have this');
	});
});

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
		'reads the list whether Kit calls it so or %s',
		async (list) => {
			kit.sandbox.store.openQuestions.webhookDeliveryKeys.list = list;
			const webhookEndpoint = byId(addDeliveries());
			const { items } = await run('getDeliveries', { webhookEndpoint, returnAll: true });
			expect(items).toHaveLength(3);
			expect(items[0]?.json).toMatchObject({ event_type: 'tag.created', attempt_count: 0 });
		},
	);

	it('gives no item when nothing was sent', async () => {
		const webhookEndpoint = byId(addEndpoint().id);
		const { items, error } = await run('getDeliveries', { webhookEndpoint, returnAll: true });
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	});

	it('asks again when a gateway answers in Kit’s place', async () => {
		const clock = useVirtualClock();
		const webhookEndpoint = byId(addDeliveries());
		kit.sandbox.faults.add({ kind: 'garbage' });
		const { items } = await clock.run(run('getDeliveries', { webhookEndpoint, returnAll: true }));
		expect(items).toHaveLength(3);
	});

	it('says when Kit has no such endpoint', async () => {
		const { error } = await run('getDeliveries', { webhookEndpoint: byId(7), returnAll: true });
		expect(error?.message).toBe('Kit cannot find webhook endpoint 7');
	});
});

describe('Webhook Endpoint: Get Delivery', () => {
	it.each(['delivery', 'webhook_delivery'])(
		'gives a delivery from the envelope %s',
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

	it('includes the events that were sent where asked to', async () => {
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

	it('gives a delivery without an envelope', async () => {
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

	it('refuses what is no ID before any request', async () => {
		const parameters = { webhookEndpoint: byId(1), delivery: byId('={{ "" }}') };
		const { error } = await run('getDelivery', parameters);
		expect(error?.message).toBe("The 'Delivery ID' parameter is empty");
		expect(sent()).toEqual([]);
	});
});

describe('Webhook Endpoint: Rotate Secret', () => {
	it('gives the new secret, and how long the one before still signs', async () => {
		const endpoint = addEndpoint();
		const before = endpoint.secret;
		const { items } = await run('rotateSecret', { webhookEndpoint: byId(endpoint.id) });
		expect(sent()).toEqual([
			{
				method: 'POST',
				path: `/v4/webhook_endpoints/${endpoint.id}/rotate_secret`,
				query: {},
				body: undefined,
			},
		]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				secret: endpoint.secret,
				previous_secret_expires_at: expect.any(String),
			}),
		]);
		expect(endpoint.secret).not.toBe(before);
		expect(items[0]?.json).not.toHaveProperty('source');
	});

	it('says how to rotate again while both secrets sign', async () => {
		const webhookEndpoint = byId(addEndpoint().id);
		await run('rotateSecret', { webhookEndpoint });
		const { error } = await run('rotateSecret', { webhookEndpoint });
		expect(error?.message).toBe('The previous signing secret is still within its rotation window.');
		expect(error?.description).toContain("'Rotate While Old Secret Is Valid'");
	});

	it('rotates again with force', async () => {
		const webhookEndpoint = byId(addEndpoint().id);
		await run('rotateSecret', { webhookEndpoint });
		const { items } = await run('rotateSecret', {
			webhookEndpoint,
			options: { force: true },
			simple: false,
		});
		expect(kit.sandbox.requests[1]?.body).toEqual({ force: true });
		expect(items[0]?.json).toMatchObject({
			source: 'creator',
			secret: expect.stringMatching(/^whsec_/),
		});
	});

	it('is not repeated when the answer is lost, since the secret would be lost with it', async () => {
		const webhookEndpoint = byId(addEndpoint().id);
		kit.sandbox.faults.add({ kind: 'resetAfter', method: 'POST' });
		const { error } = await run('rotateSecret', { webhookEndpoint });
		expect(error?.description).toContain('Check in Kit before running it again.');
		expect(kit.sandbox.requests).toHaveLength(1);
	});
});

describe('Webhook Endpoint: Revoke Previous Secret', () => {
	it('ends the time in which both secrets sign', async () => {
		const endpoint = addEndpoint();
		kit.sandbox.store.webhookEndpoints.rotate(endpoint);
		const { items } = await run('revokePreviousSecret', { webhookEndpoint: byId(endpoint.id) });
		expect(sent()).toEqual([
			{
				method: 'POST',
				path: `/v4/webhook_endpoints/${endpoint.id}/revoke_previous_secret`,
				query: {},
				body: undefined,
			},
		]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ id: endpoint.id, previous_secret_expires_at: null }),
		]);
	});

	it('is repeated when the answer is lost', async () => {
		const clock = useVirtualClock();
		const webhookEndpoint = byId(addEndpoint().id);
		kit.sandbox.faults.add({ kind: 'resetAfter', method: 'POST' });
		const { items } = await clock.run(run('revokePreviousSecret', { webhookEndpoint }));
		expect(items).toHaveLength(1);
		expect(kit.sandbox.requests).toHaveLength(2);
	});

	it('says when Kit has no such endpoint', async () => {
		const { error } = await run('revokePreviousSecret', { webhookEndpoint: byId(7) });
		expect(error?.message).toBe('Kit cannot find webhook endpoint 7');
	});
});
