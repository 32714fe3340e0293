import { DAY_MS } from '../clock';
import { MEASURED_LAG } from '../index';
import { NOON, newKit, type Kit } from '../kit.fixture';
import { signingSecrets } from './webhookEndpoints';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const NOT_FOUND = { status: 404, body: { errors: ['Not Found'] } };
const UNAUTHORIZED = { status: 401, body: { errors: ['The access token is invalid'] } };
const invalid = (...errors: string[]) => ({ status: 422, body: { errors } });

const ROOT = '/v4/webhook_endpoints';
const URL_1 = 'https://hooks.example/kit';
const EVENTS = ['subscriber.created'];

function add(more: object = {}) {
	return kit.sandbox.store.addWebhookEndpoint({ url: URL_1, events: EVENTS, ...more });
}

async function post(body: object) {
	return await kit.send('POST', ROOT, body);
}

describe('a new endpoint', () => {
	test('is returned with its secret', async () => {
		const answer = await post({
			url: URL_1,
			events: ['tag.created', 'tag.deleted', 'tag.created'],
			name: 'Tags',
			description: 'For the shelf',
		});
		expect(answer.status).toBe(201);
		expect(answer.body).toEqual({
			webhook_endpoint: {
				id: 951,
				name: 'Tags',
				url: URL_1,
				events: ['tag.created', 'tag.deleted'],
				status: 'active',
				source: 'creator',
				description: 'For the shelf',
				created_by_app: null,
				created_at: '2026-03-01T12:00:00Z',
				previous_secret_expires_at: null,
				secret: expect.stringMatching(/^whsec_[0-9a-f]{48}$/) as string,
			},
		});
	});

	test('gets a default name when none is given', async () => {
		expect(await post({ url: URL_1, events: EVENTS })).toMatchObject({
			body: { webhook_endpoint: { name: 'hooks.example', description: null } },
		});
	});

	test('can have the same URL as another endpoint', async () => {
		add();
		expect((await post({ url: URL_1, events: EVENTS })).status).toBe(201);
	});

	test.each([undefined, '', 'hooks.example', 'http://localhost:5678/', 'http://10.0.0.1/'])(
		'rejects the URL %j',
		async (url) => {
			expect(await post({ url, events: EVENTS })).toMatchObject(
				invalid('Sandbox: url must be a public http or https URL'),
			);
			expect(kit.sandbox.refused).toEqual([]);
		},
	);

	test('accepts a loopback URL if the test configures it', async () => {
		kit.sandbox.store.allowPrivateWebhookUrls = true;
		expect((await post({ url: 'http://127.0.0.1:5678/', events: EVENTS })).status).toBe(201);
		expect((await post({ url: 'ftp://hooks.example/', events: EVENTS })).status).toBe(422);
	});

	test.each([[undefined], [[]]])('requires events, not %j', async (events) => {
		expect(await post({ url: URL_1, events })).toMatchObject(
			invalid('events must include at least one event type'),
		);
	});

	test('rejects unknown and planned events', async () => {
		const events = ['subscriber.created', 'subscriber.hired', 'subscriber.link_clicked'];
		expect(await post({ url: URL_1, events })).toMatchObject(
			invalid('Sandbox: unknown event types: subscriber.hired, subscriber.link_clicked'),
		);
	});

	test('rejects a description that is too long', async () => {
		const body = { url: URL_1, events: EVENTS };
		expect((await post({ ...body, description: 'x'.repeat(1000) })).status).toBe(201);
		expect(await post({ ...body, description: 'x'.repeat(1001) })).toMatchObject(
			invalid('Sandbox: description is too long'),
		);
	});

	test('cannot be created as disabled', async () => {
		await post({ url: URL_1, events: EVENTS, status: 'disabled' });
		expect(kit.sandbox.refused).toMatchObject([{ reason: 'unknown body key "status"' }]);
	});
});

describe('existing endpoints', () => {
	test('are listed newest first, filtered by status, without secrets', async () => {
		add();
		add({ status: 'disabled' });
		const ids = async (query: string) => {
			const { body } = await kit.send('GET', `${ROOT}${query}`);
			return (body as { webhook_endpoints: { id: number }[] }).webhook_endpoints.map(
				({ id }) => id,
			);
		};
		expect(await ids('')).toEqual([952, 951]);
		expect(await ids('?status=active')).toEqual([951]);
		expect(await ids('?status=disabled')).toEqual([952]);
		const { body } = await kit.send('GET', ROOT);
		expect(body).not.toHaveProperty('webhook_endpoints.0.secret');
	});

	test('are returned without the secret', async () => {
		add();
		const answer = await kit.send('GET', `${ROOT}/951`);
		expect(answer).toMatchObject({ status: 200, body: { webhook_endpoint: { id: 951 } } });
		expect(answer.body).not.toHaveProperty('webhook_endpoint.secret');
	});

	test('are updated, and their events are replaced', async () => {
		add({ events: ['tag.created', 'tag.deleted'], description: 'Tags' });
		const change = {
			name: 'Posts',
			url: 'https://hooks.example/posts',
			status: 'disabled',
			events: ['post.published'],
		};
		const answer = await kit.send('PATCH', `${ROOT}/951`, change);
		expect(answer).toMatchObject({
			status: 200,
			body: { webhook_endpoint: { ...change, description: 'Tags' } },
		});
		expect(answer.body).not.toHaveProperty('webhook_endpoint.secret');
		expect(kit.sandbox.store.webhookEndpoints.get(951)).toMatchObject(change);
	});

	test.each([
		[{ url: 'http://localhost/' }],
		[{ events: [] }],
		[{ events: ['landing_page.created'] }],
		[{ description: 'x'.repeat(1001) }],
	])('reject the update %j', async (change) => {
		const endpoint = { ...add() };
		expect((await kit.send('PATCH', `${ROOT}/951`, { name: 'New', ...change })).status).toBe(422);
		expect(kit.sandbox.store.webhookEndpoints.get(951)).toEqual(endpoint);
	});

	test('are deleted', async () => {
		add();
		expect((await kit.send('DELETE', `${ROOT}/951`)).status).toBe(204);
		expect(await kit.send('GET', `${ROOT}/951`)).toMatchObject(NOT_FOUND);
	});

	test.each([
		['GET', ''],
		['PATCH', ''],
		['DELETE', ''],
		['POST', '/rotate_secret'],
		['POST', '/revoke_previous_secret'],
		['GET', '/deliveries'],
	])('return 404 when unknown: %s %s', async (method, path) => {
		expect(await kit.send(method, `${ROOT}/9${path}`)).toMatchObject(NOT_FOUND);
	});
});

describe('the secret', () => {
	const rotate = async (body?: object) => await kit.send('POST', `${ROOT}/951/rotate_secret`, body);
	const secretsNow = () => {
		const endpoint = kit.sandbox.store.webhookEndpoints.get(951);
		return endpoint ? signingSecrets(endpoint, kit.sandbox.store.now()) : [];
	};

	test('is rotated, and both secrets sign for a day', async () => {
		const first = add().secret;
		const answer = await rotate();
		const [second, ...older] = secretsNow();
		expect(answer).toMatchObject({
			status: 200,
			body: {
				webhook_endpoint: {
					secret: second,
					previous_secret_expires_at: '2026-03-02T12:00:00Z',
				},
			},
		});
		expect(second).not.toBe(first);
		expect(older).toEqual([first]);
		kit.advance(DAY_MS - 1);
		expect(secretsNow()).toEqual([second, first]);
		kit.advance(1);
		expect(secretsNow()).toEqual([second]);
		expect(await kit.send('GET', `${ROOT}/951`)).toMatchObject({
			body: { webhook_endpoint: { previous_secret_expires_at: null } },
		});
	});

	test('cannot be rotated again within that day', async () => {
		add();
		await rotate();
		const before = secretsNow();
		kit.advance(DAY_MS - 1);
		expect(await rotate({ force: false })).toMatchObject({
			status: 409,
			body: { errors: ['The previous signing secret is still within its rotation window.'] },
		});
		expect(secretsNow()).toEqual(before);
		kit.advance(1);
		expect((await rotate()).status).toBe(200);
	});

	test('can be force-rotated, after which the oldest secret no longer signs', async () => {
		const first = add().secret;
		await rotate();
		const second = secretsNow()[0];
		kit.advance(60_000);
		expect(await rotate({ force: true })).toMatchObject({
			status: 200,
			body: { webhook_endpoint: { previous_secret_expires_at: '2026-03-02T12:01:00Z' } },
		});
		expect(secretsNow()).toHaveLength(2);
		expect(secretsNow()[1]).toBe(second);
		expect(secretsNow()).not.toContain(first);
	});

	test('can have its predecessor revoked repeatedly', async () => {
		add();
		await rotate();
		for (const _ of ['once', 'again']) {
			void _;
			const answer = await kit.send('POST', `${ROOT}/951/revoke_previous_secret`);
			expect(answer).toMatchObject({
				status: 200,
				body: { webhook_endpoint: { previous_secret_expires_at: null } },
			});
			expect(answer.body).not.toHaveProperty('webhook_endpoint.secret');
		}
		expect(secretsNow()).toHaveLength(1);
		expect((await rotate()).status).toBe(200);
	});
});

describe('an endpoint of an app', () => {
	beforeEach(async () => {
		await kit.sendAs('confidential', 'POST', ROOT, { url: URL_1, events: EVENTS });
	});

	test('is marked as created by an app', async () => {
		expect(await kit.sendAs('confidential', 'GET', `${ROOT}/951`)).toMatchObject({
			status: 200,
			body: {
				webhook_endpoint: {
					source: 'app',
					created_by_app: kit.sandbox.oauthApps.confidential.clientId,
				},
			},
		});
	});

	test('can be updated and deleted by the app', async () => {
		const change = { name: 'Mine' };
		expect((await kit.sendAs('confidential', 'PATCH', `${ROOT}/951`, change)).status).toBe(200);
		expect((await kit.sendAs('confidential', 'DELETE', `${ROOT}/951`)).status).toBe(204);
	});

	test('does not exist for other apps', async () => {
		expect((await kit.sendAs('public', 'GET', ROOT)).body).toMatchObject({ webhook_endpoints: [] });
		for (const method of ['GET', 'PATCH', 'DELETE']) {
			expect(await kit.sendAs('public', method, `${ROOT}/951`)).toMatchObject(NOT_FOUND);
		}
	});

	test('is listed and read with an API key', async () => {
		expect((await kit.send('GET', ROOT)).body).toMatchObject({ webhook_endpoints: [{ id: 951 }] });
		expect((await kit.send('GET', `${ROOT}/951`)).status).toBe(200);
	});

	test.each([
		['PATCH', ''],
		['DELETE', ''],
		['POST', '/rotate_secret'],
		['POST', '/revoke_previous_secret'],
	])('cannot be changed with an API key: %s %s', async (method, path) => {
		expect((await kit.send(method, `${ROOT}/951${path}`)).status).toBe(403);
		expect(kit.sandbox.store.webhookEndpoints.size).toBe(1);
	});
});

test('lets apps update the creator’s endpoints', async () => {
	add();
	expect((await kit.sendAs('public', 'PATCH', `${ROOT}/951`, { name: 'New' })).status).toBe(200);
});

describe('an account without webhook endpoints', () => {
	const requests = [
		['GET', ''],
		['POST', ''],
		['GET', '/951'],
		['PATCH', '/951'],
		['DELETE', '/951'],
		['POST', '/951/rotate_secret'],
		['GET', '/951/deliveries'],
	] as const;

	test.each(requests)('returns 401 or 404 for %s %s', async (method, path) => {
		add();
		kit.sandbox.store.webhookEndpointAccess = 401;
		expect(await kit.send(method, `${ROOT}${path}`)).toMatchObject(UNAUTHORIZED);
		kit.sandbox.store.webhookEndpointAccess = 404;
		expect(await kit.send(method, `${ROOT}${path}`)).toMatchObject(NOT_FOUND);
	});

	test.each(requests)(
		'returns 401 for %s %s with a valid key on a free plan',
		async (method, path) => {
			add();
			kit.sandbox.store.account.planType = 'free';
			expect(await kit.send(method, `${ROOT}${path}`)).toMatchObject(UNAUTHORIZED);
			expect((await kit.send('GET', '/v4/account')).status).toBe(200);
		},
	);

	test('still has legacy webhooks', async () => {
		kit.sandbox.store.webhookEndpointAccess = 401;
		expect((await kit.send('GET', '/v4/webhooks')).status).toBe(200);
	});
});

describe('deliveries', () => {
	const event = {
		id: '3f0b5c9e-0000-4000-8000-000000000001',
		type: 'tag.created',
		created: '2026-03-01T12:00:00Z',
		data: { tag: { id: 101 } },
	};

	beforeEach(() => {
		const { store } = kit.sandbox;
		const { id: endpointId } = add();
		store.addWebhookDelivery({ endpointId, eventType: 'subscriber.created' });
		store.addWebhookDelivery({
			endpointId,
			eventType: 'tag.created',
			events: [event],
			status: 'delivered',
			attempts: [
				{ at: NOON, responseStatus: null, responseBody: null, durationMs: 30_000 },
				{ at: NOON + 30_000, responseStatus: 200, responseBody: 'ok', durationMs: 12 },
			],
			completedAt: NOON + 30_000,
		});
		store.addWebhookDelivery({ endpointId: add().id, eventType: 'tag.created' });
	});

	async function ids(query = '') {
		const { body } = await kit.send('GET', `${ROOT}/951/deliveries${query}`);
		return (body as { deliveries: { id: number }[] }).deliveries.map(({ id }) => id);
	}

	test('are listed newest first', async () => {
		const answer = await kit.send('GET', `${ROOT}/951/deliveries`);
		expect(answer.status).toBe(200);
		expect((answer.body as { deliveries: unknown }).deliveries).toEqual([
			{
				id: 5002,
				event_type: 'tag.created',
				status: 'delivered',
				attempt_count: 2,
				created_at: '2026-03-01T12:00:00Z',
				completed_at: '2026-03-01T12:00:30Z',
			},
			{
				id: 5001,
				event_type: 'subscriber.created',
				status: 'pending',
				attempt_count: 0,
				created_at: '2026-03-01T12:00:00Z',
				completed_at: null,
			},
		]);
	});

	test.each([
		['?status=pending', [5001]],
		['?status=failed', []],
		['?event_type=tag.created', [5002]],
		['?event_type=tag.created&status=pending', []],
		['?event_type=landing_page.created', []],
	])('are filtered by %s', async (query, expected) => {
		expect(await ids(query)).toEqual(expected);
	});

	test('are paginated', async () => {
		const first = await kit.send('GET', `${ROOT}/951/deliveries?per_page=1`);
		const { pagination } = first.body as { pagination: { end_cursor: string } };
		expect(await ids(`?per_page=1&after=${pagination.end_cursor}`)).toEqual([5001]);
	});

	test.each([
		['status=lost', 'Sandbox: unknown status lost'],
		['event_type=tag.hired', 'Sandbox: unknown event_type tag.hired'],
	])('return 422 for an unknown %s', async (query, sentence) => {
		expect(await kit.send('GET', `${ROOT}/951/deliveries?${query}`)).toMatchObject(
			invalid(sentence),
		);
		expect(kit.sandbox.refused).toEqual([]);
	});

	test('are returned with their attempts, and with their events on request', async () => {
		const attempts = [
			{
				attempted_at: '2026-03-01T12:00:00Z',
				response_status: null,
				response_body: null,
				duration_ms: 30_000,
			},
			{
				attempted_at: '2026-03-01T12:00:30Z',
				response_status: 200,
				response_body: 'ok',
				duration_ms: 12,
			},
		];
		const plain = await kit.send('GET', `${ROOT}/951/deliveries/5002`);
		expect(plain).toMatchObject({ status: 200, body: { delivery: { id: 5002, attempts } } });
		expect(plain.body).not.toHaveProperty('delivery.payload');
		const full = await kit.send('GET', `${ROOT}/951/deliveries/5002?include_payload=true`);
		expect(full.body).toMatchObject({
			delivery: { payload: { delivery_id: 5002, events: [event] } },
		});
	});

	test('return 404 for another endpoint’s delivery', async () => {
		expect(await kit.send('GET', `${ROOT}/951/deliveries/5003`)).toMatchObject(NOT_FOUND);
		expect(await kit.send('GET', `${ROOT}/951/deliveries/9`)).toMatchObject(NOT_FOUND);
	});

	test('are deleted after 30 days', async () => {
		kit.advance(30 * DAY_MS - 1);
		expect(await ids()).toEqual([5002, 5001]);
		kit.advance(1);
		expect(await ids()).toEqual([]);
		expect(await kit.send('GET', `${ROOT}/951/deliveries/5002`)).toMatchObject(NOT_FOUND);
	});

	test('use other names if the test configures it', async () => {
		kit.sandbox.store.openQuestions.webhookDeliveryKeys = {
			list: 'webhook_deliveries',
			one: 'webhook_delivery',
		};
		const list = await kit.send('GET', `${ROOT}/951/deliveries`);
		expect(list.body).toMatchObject({ webhook_deliveries: [{ id: 5002 }, { id: 5001 }] });
		const one = await kit.send('GET', `${ROOT}/951/deliveries/5001`);
		expect(one.body).toMatchObject({ webhook_delivery: { id: 5001 } });
	});
});

test('includes a new endpoint in a lagging list after 30 seconds', async () => {
	kit.sandbox.store.openQuestions.listLag = MEASURED_LAG;
	add();
	kit.advance(29_999);
	expect(await kit.send('GET', ROOT)).toMatchObject({ body: { webhook_endpoints: [] } });
	expect((await kit.send('GET', `${ROOT}/951`)).status).toBe(200);
	kit.advance(1);
	expect(await kit.send('GET', ROOT)).toMatchObject({ body: { webhook_endpoints: [{ id: 951 }] } });
});
