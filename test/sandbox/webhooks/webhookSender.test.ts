import { createHmac } from 'node:crypto';
import { DAY_MS } from '../clock';
import type { WebhookDelivery, WebhookEndpoint } from '../index';
import { NOON, newKit, type Kit } from '../kit.fixture';

const URL_1 = 'https://hooks.example/kit';
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

let kit: Kit;
let endpoint: WebhookEndpoint;
/** The receiver's response. */
let answer: () => Response | Promise<Response>;
let received: Request[];

beforeEach(() => {
	received = [];
	answer = () => new Response('thanks');
	kit = newKit({
		deliver: async (request) => {
			received.push(request.clone());
			return await answer();
		},
	});
	endpoint = kit.sandbox.store.addWebhookEndpoint({
		url: URL_1,
		events: ['tag.created', 'tag.deleted'],
	});
});

const refuse = (status: number, headers: Record<string, string> = {}) => {
	answer = () => new Response('no', { status, headers });
};
const addTag = (name = 'VIP') => kit.sandbox.store.addTag(name);
const runDue = async () => await kit.sandbox.runDue();

async function after(ms: number) {
	kit.advance(ms);
	await runDue();
}

/** The newest delivery. */
function delivery(): WebhookDelivery {
	const newest = [...kit.sandbox.store.webhookDeliveries.values()].at(-1);
	if (!newest) throw new Error('no delivery');
	return newest;
}

const bodies = () =>
	kit.sandbox.webhookPosts.map(
		({ body }) => JSON.parse(body) as { delivery_id: number; events: { id: string }[] },
	);

describe('a delivery', () => {
	test('is a JSON POST with the events of one type', async () => {
		await kit.send('POST', '/v4/tags', { name: 'VIP' });
		await kit.send('POST', '/v4/tags', { name: 'New' });
		await runDue();
		const [first] = received;
		expect(first).toMatchObject({ method: 'POST', url: URL_1 });
		expect(Object.fromEntries(first?.headers ?? [])).toEqual({
			'content-type': 'application/json',
			'user-agent': 'Kit-Webhooks/2.0',
			'x-kit-delivery': '5001',
			'x-kit-signature': expect.any(String) as string,
		});
		expect(await first?.json()).toEqual({
			delivery_id: 5001,
			events: [
				{
					id: expect.any(String) as string,
					type: 'tag.created',
					created: '2026-03-01T12:00:00Z',
					data: { tag: { id: 101, name: 'VIP', created_at: '2026-03-01T12:00:00Z' } },
				},
			],
		});
	});

	test('is sent after the response to the request that caused it', async () => {
		await kit.send('POST', '/v4/tags', { name: 'VIP' });
		expect(received).toEqual([]);
		await kit.send('GET', '/v4/tags');
		expect(received).toHaveLength(1);
	});

	test('is sent for the changes of a queued bulk request', async () => {
		Object.assign(kit.sandbox.store.bulk, { atOnce: 0 });
		await kit.sendAs('confidential', 'POST', '/v4/bulk/tags', { tags: [{ name: 'VIP' }] });
		await after(1000);
		expect(received).toHaveLength(1);
	});

	test('contains all waiting events of one type', async () => {
		const { store } = kit.sandbox;
		store.deleteTag(addTag('A'));
		addTag('B');
		await runDue();
		const deliveries = [...store.webhookDeliveries.values()];
		expect(deliveries.map(({ eventType, events }) => [eventType, events.length])).toEqual([
			['tag.created', 2],
			['tag.deleted', 1],
		]);
	});

	test('contains at most 100 events', async () => {
		for (let index = 0; index < 201; index += 1) addTag(`Tag ${index}`);
		await runDue();
		expect(bodies().map(({ events }) => events.length)).toEqual([100, 100, 1]);
	});

	test('is split at 512 KB, and a larger event is sent alone', async () => {
		const letters = (count: number) => 'x'.repeat(count * 1024);
		[200, 200, 200, 600, 1].forEach((size, index) => addTag(`${index}${letters(size)}`));
		await runDue();
		expect(bodies().map(({ events }) => events.length)).toEqual([2, 1, 1, 1]);
	});

	test('is sent to each endpoint with the same events', async () => {
		kit.sandbox.store.addWebhookEndpoint({ url: URL_1, events: ['tag.created'] });
		addTag();
		await runDue();
		const [first, second] = bodies();
		expect(first?.delivery_id).not.toBe(second?.delivery_id);
		expect(first?.events).toEqual(second?.events);
	});

	test('is sent once', async () => {
		addTag();
		await Promise.all([runDue(), runDue()]);
		await after(DAY_MS);
		expect(received).toHaveLength(1);
	});

	test('is awaited regardless of what triggered it', async () => {
		let arrive: (response: Response) => void = () => undefined;
		answer = async () =>
			await new Promise((resolve) => {
				arrive = resolve;
			});
		addTag();
		await kit.send('GET', '/v4/tags');
		const done = runDue();
		arrive(new Response());
		await done;
		expect(delivery().status).toBe('delivered');
	});

	test('is not sent to a newer endpoint, one with other events or a disabled one', async () => {
		const { store } = kit.sandbox;
		store.addWebhookEndpoint({ url: URL_1, events: ['tag.deleted'] });
		store.addWebhookEndpoint({ url: URL_1, events: ['tag.created'], status: 'disabled' });
		addTag();
		store.addWebhookEndpoint({ url: URL_1, events: ['tag.created'] });
		await runDue();
		expect(received).toHaveLength(1);
	});

	test('stays pending without a deliverer', async () => {
		kit = newKit();
		kit.sandbox.store.addWebhookEndpoint({ url: URL_1, events: ['tag.created'] });
		addTag();
		await runDue();
		await after(DAY_MS);
		expect([...kit.sandbox.store.webhookDeliveries.values()]).toMatchObject([
			{ status: 'pending', attempts: [], completedAt: null },
		]);
		expect(kit.sandbox.webhookPosts).toEqual([]);
	});

	test('is logged exactly as posted', async () => {
		addTag();
		await runDue();
		const [request] = received;
		expect(kit.sandbox.webhookPosts).toEqual([
			{
				url: URL_1,
				headers: Object.fromEntries(request?.headers ?? []),
				body: await request?.text(),
				at: NOON,
				status: 200,
			},
		]);
	});
});

describe('the signature', () => {
	/** The signature header of the latest post, and the signature of its body with a secret. */
	function signed() {
		const post = kit.sandbox.webhookPosts.at(-1);
		const header = post?.headers['x-kit-signature'] ?? '';
		const [, t = ''] = /^t=(\d+),/.exec(header) ?? [];
		const v1 = (secret: string) =>
			`v1=${createHmac('sha256', secret).update(`${t}.${post?.body}`).digest('hex')}`;
		return { header, t, v1 };
	}

	test('is computed from the time and the raw body with the secret', async () => {
		addTag('Grün & 日本');
		await runDue();
		const { header, v1 } = signed();
		expect(header).toBe(`t=${NOON / 1000},${v1(endpoint.secret)}`);
	});

	test('is computed with both secrets until the older one expires', async () => {
		const { webhookEndpoints } = kit.sandbox.store;
		const old = endpoint.secret;
		webhookEndpoints.rotate(endpoint);
		kit.advance(DAY_MS - 1000);
		addTag('A');
		await runDue();
		const during = signed();
		expect(during.header).toBe(`t=${during.t},${during.v1(endpoint.secret)},${during.v1(old)}`);
		kit.advance(1000);
		addTag('B');
		await runDue();
		const then = signed();
		expect(then.header).toBe(`t=${then.t},${then.v1(endpoint.secret)}`);
	});

	test('is computed with one secret after the older one is revoked', async () => {
		kit.sandbox.store.webhookEndpoints.rotate(endpoint);
		await kit.send('POST', `/v4/webhook_endpoints/${endpoint.id}/revoke_previous_secret`);
		addTag();
		await runDue();
		const { header, t, v1 } = signed();
		expect(header).toBe(`t=${t},${v1(endpoint.secret)}`);
	});

	test('is computed anew for each attempt', async () => {
		refuse(500);
		addTag();
		await runDue();
		kit.sandbox.store.webhookEndpoints.rotate(endpoint);
		await after(30_000);
		const { header, t, v1 } = signed();
		expect(t).toBe(String(NOON / 1000 + 30));
		expect(header.split(',')[1]).toBe(v1(endpoint.secret));
	});
});

describe('a failed delivery', () => {
	test('is retried after 30 s, 2 min, 15 min, 1 h, 4 h, 12 h and 24 h, and then fails', async () => {
		refuse(500);
		addTag();
		await runDue();
		const waits = [
			30_000,
			2 * MINUTE_MS,
			15 * MINUTE_MS,
			HOUR_MS,
			4 * HOUR_MS,
			12 * HOUR_MS,
			24 * HOUR_MS,
		];
		for (const [index, wait] of waits.entries()) {
			expect(delivery()).toMatchObject({ status: 'retrying', completedAt: null });
			await after(wait - 1);
			expect(received).toHaveLength(index + 1);
			await after(1);
			expect(received).toHaveLength(index + 2);
		}
		expect(delivery()).toMatchObject({
			status: 'failed',
			completedAt: kit.sandbox.store.now(),
		});
		await after(30 * DAY_MS);
		expect(received).toHaveLength(8);
	});

	test('is retried unchanged until it succeeds', async () => {
		refuse(404);
		addTag();
		await runDue();
		answer = () => new Response(null, { status: 204 });
		await after(30_000);
		const [first, second] = kit.sandbox.webhookPosts;
		expect(second?.body).toBe(first?.body);
		expect(second?.headers['x-kit-delivery']).toBe(first?.headers['x-kit-delivery']);
		expect(delivery()).toMatchObject({ status: 'delivered', completedAt: NOON + 30_000 });
	});

	test('is retried when there is no response', async () => {
		answer = async () => await Promise.reject(new Error('timeout'));
		addTag();
		await runDue();
		expect(delivery()).toMatchObject({
			status: 'retrying',
			attempts: [{ responseStatus: null, responseBody: null }],
		});
		expect(kit.sandbox.webhookPosts).toMatchObject([{ status: undefined }]);
		await after(30_000);
		expect(received).toHaveLength(2);
	});

	test('is retried after a redirect, which is not followed', async () => {
		refuse(302, { location: 'https://hooks.example/moved' });
		addTag();
		await runDue();
		expect(received).toMatchObject([{ redirect: 'manual' }]);
		expect(delivery().status).toBe('retrying');
	});

	test('is not retried after 410', async () => {
		refuse(410);
		addTag();
		await runDue();
		expect(delivery()).toMatchObject({ status: 'failed', completedAt: NOON });
		await after(DAY_MS);
		expect(received).toHaveLength(1);
	});

	test.each([
		[429, '90', 90_000],
		[503, 'Sun, 01 Mar 2026 12:05:00 GMT', 5 * MINUTE_MS],
		[429, '0', 1000],
		[503, 'Sun, 01 Mar 2026 11:00:00 GMT', 1000],
		[429, '999999', DAY_MS],
		[503, 'later', 30_000],
		[500, '90', 30_000],
	])('honors the limits of Retry-After: %i, %s', async (status, value, wait) => {
		refuse(status, { 'retry-after': value });
		addTag();
		await runDue();
		await after(wait - 1);
		expect(received).toHaveLength(1);
		await after(1);
		expect(received).toHaveLength(2);
	});

	test.each(['deleted', 'disabled'])('is not retried when its endpoint is %s', async (end) => {
		refuse(500);
		addTag();
		await runDue();
		const path = `/v4/webhook_endpoints/${endpoint.id}`;
		if (end === 'deleted') await kit.send('DELETE', path);
		else await kit.send('PATCH', path, { status: 'disabled' });
		await runDue();
		expect(delivery()).toMatchObject({ status: 'failed', completedAt: NOON });
		if (end === 'disabled') await kit.send('PATCH', path, { status: 'active' });
		await after(DAY_MS);
		expect(received).toHaveLength(1);
	});

	test('is retried at the endpoint’s current URL', async () => {
		refuse(500);
		addTag();
		await runDue();
		const url = 'https://hooks.example/moved';
		await kit.send('PATCH', `/v4/webhook_endpoints/${endpoint.id}`, { url });
		await after(30_000);
		expect(received.map((request) => request.url)).toEqual([URL_1, url]);
	});
});

test('is recorded in the history with each attempt', async () => {
	answer = () => {
		kit.advance(40);
		return new Response('x'.repeat(1001), { status: 503 });
	};
	addTag();
	await runDue();
	answer = () => new Response('ok');
	await after(30_000);
	const path = `/v4/webhook_endpoints/${endpoint.id}/deliveries/${delivery().id}`;
	expect((await kit.send('GET', `${path}?include_payload=true`)).body).toEqual({
		delivery: {
			id: 5001,
			event_type: 'tag.created',
			status: 'delivered',
			attempt_count: 2,
			created_at: '2026-03-01T12:00:00Z',
			completed_at: '2026-03-01T12:00:30Z',
			attempts: [
				{
					attempted_at: '2026-03-01T12:00:00Z',
					response_status: 503,
					response_body: 'x'.repeat(1000),
					duration_ms: 40,
				},
				{
					attempted_at: '2026-03-01T12:00:30Z',
					response_status: 200,
					response_body: 'ok',
					duration_ms: 0,
				},
			],
			payload: bodies()[0],
		},
	});
});

describe('a delivered event', () => {
	beforeEach(async () => {
		addTag();
		await runDue();
	});

	test('can be sent again as the same delivery', async () => {
		kit.sandbox.redeliver(delivery().id);
		await runDue();
		const [first, second] = kit.sandbox.webhookPosts;
		expect(second?.body).toBe(first?.body);
		expect(delivery()).toMatchObject({ id: 5001, status: 'delivered' });
		expect(delivery().attempts).toHaveLength(2);
	});

	test('can be sent again as a new delivery of the same events', async () => {
		kit.sandbox.redeliver(delivery().id, 'new');
		await runDue();
		const [first, second] = bodies();
		expect(second?.delivery_id).toBe(5002);
		expect(second?.events).toEqual(first?.events);
	});
});
