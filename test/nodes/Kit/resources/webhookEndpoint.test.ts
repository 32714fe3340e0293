import { Kit } from '../../../../nodes/Kit/Kit.node';
import { byId, fromList } from '../../../engine/locators';
import { useVirtualClock } from '../../../virtualClock';
import { useWebhookEndpoints } from './webhookEndpoint.fixture';

const { kit, run, sent, url, addEndpoint } = useWebhookEndpoints();

describe('Webhook Endpoint: Create', () => {
	it('sends everything that is filled in and returns the secret', async () => {
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

	it('sends only what is required, and keeps the secret if simplified', async () => {
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

	it('shows Kit’s message', async () => {
		const { error } = await run('create', { url: 'http://10.0.0.1/kit', events: ['tag.created'] });
		expect(error?.message).toContain('url must be a public http or https URL');
	});

	it('explains the response of a plan without webhook endpoints', async () => {
		kit.sandbox.store.webhookEndpointAccess = 401;
		const { error } = await run('create', { url, events: ['tag.created'] });
		expect(error?.description).toContain('plan');
	});

	it('is not retried if the response is lost, since that would create a second endpoint', async () => {
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
	])('rejects before any request: $says', async ({ wrong, says }) => {
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

	it('is retried if the response is lost', async () => {
		const clock = useVirtualClock();
		const { id } = addEndpoint();
		kit.sandbox.faults.add({ kind: 'resetAfter', method: 'PATCH' });
		const parameters = { webhookEndpoint: byId(id), updateFields: { status: 'disabled' } };
		const { items } = await clock.run(run('update', parameters));
		expect(items[0]?.json).toMatchObject({ id, status: 'disabled' });
		expect(kit.sandbox.requests).toHaveLength(2);
	});

	it('explains that only the app can change its endpoint', async () => {
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
	])('rejects before any request: $says', async ({ updateFields, says }) => {
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

	it('reports that Kit has no such endpoint', async () => {
		const { error } = await run('delete', { webhookEndpoint: byId(7) });
		expect(error?.message).toBe('Kit cannot find webhook endpoint 7');
	});
});

describe('Webhook Endpoint: Get', () => {
	it('returns the endpoint without its secret', async () => {
		const { id } = addEndpoint({ name: 'CRM' });
		const { items } = await run('get', { webhookEndpoint: byId(id) });
		expect(sent()).toEqual([
			{ method: 'GET', path: `/v4/webhook_endpoints/${id}`, query: {}, body: undefined },
		]);
		expect(items.map(({ json }) => json)).toEqual([expect.objectContaining({ id, name: 'CRM' })]);
		expect(items[0]?.json).not.toHaveProperty('secret');
	});

	it('reports that Kit has no such endpoint', async () => {
		const { error } = await run('get', { webhookEndpoint: byId(7) });
		expect(error?.message).toBe('Kit cannot find webhook endpoint 7');
	});

	it('rejects a name before any request', async () => {
		const { error } = await run('get', { webhookEndpoint: byId('={{ "CRM" }}') });
		expect(error?.message).toBe(
			"The 'Webhook Endpoint' parameter must be an ID, which is a number, but is “CRM”",
		);
		expect(sent()).toEqual([]);
	});
});

describe('Webhook Endpoint: Get Many', () => {
	it('returns endpoints with a status up to the limit', async () => {
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

	it('returns all of them', async () => {
		addEndpoint();
		addEndpoint({ status: 'disabled' });
		const { items } = await run('getAll', { returnAll: true });
		expect(items).toHaveLength(2);
	});

	it('explains that the account does not have them', async () => {
		kit.sandbox.store.webhookEndpointAccess = 404;
		const { error } = await run('getAll', { returnAll: true });
		expect(error?.message).toBe('Kit found nothing at /webhook_endpoints');
		expect(error?.description).toContain('may not exist in this account');
	});
});
