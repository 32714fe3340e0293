import { DAY_MS } from '../clock';
import { ConnectionLost } from '../http/errors';
import { newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const get = async () => await kit.sendV3('GET', '/v3/tags');

describe('the rate limit', () => {
	test('allows 120 requests per minute, then returns 429', async () => {
		kit.sandbox.consume('v3', 119);
		expect((await get()).status).toBe(200);
		const answer = await get();
		expect(answer).toMatchObject({ status: 429, body: 'Retry later' });
		expect(answer.headers.get('retry-after')).toBeNull();
	});

	test('uses a rolling window', async () => {
		kit.sandbox.limits.v3 = 1;
		await get();
		kit.advance(59_999);
		expect((await get()).status).toBe(429);
		kit.advance(1);
		expect((await get()).status).toBe(200);
	});

	test('counts the key and the secret together', async () => {
		kit.sandbox.limits.v3 = 1;
		await get();
		expect((await kit.sendV3('GET', '/v3/tags', undefined, 'api_key')).status).toBe(429);
	});

	test('counts V4’s key separately', async () => {
		kit.sandbox.consume('v3', 120);
		expect((await kit.send('GET', '/v4/tags')).status).toBe(200);
	});

	test('returns 429 as JSON if the test configures it', async () => {
		kit.sandbox.store.v3.tooManyRequests = 'json';
		kit.sandbox.consume('v3', 120);
		expect(await get()).toMatchObject({
			status: 429,
			body: { error: 'Too Many Requests', message: 'Retry later' },
		});
	});
});

describe('faults', () => {
	const create = async () => await kit.sendV3('POST', '/v3/tags', { tag: { name: 'VIP' } });

	test.each([429, 500, 503])('return status %d', async (status) => {
		kit.sandbox.faults.add({ kind: 'status', status, path: /^\/v3\// });
		expect((await create()).status).toBe(status);
		expect(kit.sandbox.store.tags.size).toBe(0);
	});

	test('cause a lost connection', async () => {
		kit.sandbox.faults.add({ kind: 'reset' });
		await expect(create()).rejects.toThrow(ConnectionLost);
		expect(kit.sandbox.store.tags.size).toBe(0);
	});

	test('return garbage', async () => {
		kit.sandbox.faults.add({ kind: 'garbage' });
		expect((await create()).body).toContain('<!doctype html>');
	});

	test('delay the response', async () => {
		const slow = newKit({
			sleep: async (ms) => {
				slow.advance(ms);
				await Promise.resolve();
			},
		});
		slow.sandbox.faults.add({ kind: 'slow', ms: DAY_MS });
		expect((await slow.sendV3('GET', '/v3/tags')).status).toBe(200);
		const [{ at = 0, finishedAt = 0 } = {}] = slow.sandbox.requests;
		expect(finishedAt - at).toBe(DAY_MS);
	});
});

describe('strictness', () => {
	test.each([
		['GET', '/v3/tags?per_page=2', undefined, 'unknown query parameter "per_page"'],
		['POST', '/v3/tags', { tag: { name: 'VIP' }, color: 'red' }, 'unknown body key "color"'],
		['PUT', '/v3/unsubscribe', { email: 7 }, 'body key "email": Expected string, received number'],
		[
			'POST',
			'/v3/forms/1/subscribe',
			{ email: 'ada@readers.example', tags: ['1'] },
			'body key "tags.0": Expected number, received string',
		],
		[
			'GET',
			'/v3/subscribers?from=2026-02-30',
			undefined,
			'query parameter "from": must be yyyy-mm-dd',
		],
		[
			'GET',
			'/v3/purchases?page=0',
			undefined,
			'query parameter "page": must be an integer of at least 1',
		],
	])('rejects and records %s %s %j', async (method, path, body, reason) => {
		expect(await kit.sendV3(method, path, body)).toMatchObject({
			status: 422,
			body: { error: 'Unprocessable Entity', message: `Sandbox: ${reason}` },
		});
		expect(kit.sandbox.refused).toMatchObject([{ reason }]);
	});

	test.each([
		['GET', '/v3/segments'],
		['GET', '/v3/automations/hooks'],
		['GET', '/v3/subscribers/abc'],
	])('rejects the unknown route %s %s', async (method, path) => {
		expect(await kit.sendV3(method, path)).toMatchObject({
			status: 404,
			body: { error: 'Not Found', message: 'Not Found' },
		});
		expect(kit.sandbox.refused).toMatchObject([{ reason: `unknown route ${method} ${path}` }]);
	});
});
