import { ConnectionLost } from './index';
import { NOON, newKit, read, type Kit } from './kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const UNAUTHORIZED = { status: 401, body: { errors: ['The access token is invalid'] } };
const TOO_MANY = { status: 429, body: 'Retry later' };

const get = async (headers?: Record<string, string>) =>
	await kit.send('GET', '/v4/account', undefined, headers);
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

async function repeat(count: number, headers?: Record<string, string>): Promise<void> {
	for (let sent = 0; sent < count; sent += 1) await get(headers);
}

describe('authorization', () => {
	test.each([
		['nothing', {}],
		['an unknown key', { 'X-Kit-Api-Key': `kit_${'0'.repeat(32)}` }],
		['a V3 key', { 'X-Kit-Api-Key': 'v3'.repeat(11) }],
		['an unknown token', { Authorization: 'Bearer at_0123' }],
		['another scheme', { Authorization: 'Basic a2V5Og==' }],
	])('returns 401 for %s', async (_, headers) => {
		expect(await get(headers)).toMatchObject(UNAUTHORIZED);
	});

	test('accepts the key, which has the V4 format', async () => {
		expect(kit.sandbox.apiKey).toMatch(/^kit_[0-9a-f]{32}$/);
		expect((await get()).status).toBe(200);
	});

	test('accepts a token until it expires', async () => {
		const { accessToken } = kit.sandbox.issueToken({ expiresInMs: 5000 });
		kit.advance(4999);
		expect((await get(bearer(accessToken))).status).toBe(200);
		kit.advance(1);
		expect(await get(bearer(accessToken))).toMatchObject(UNAUTHORIZED);
	});

	test('can expire all tokens immediately', async () => {
		const tokens = [kit.sandbox.issueToken(), kit.sandbox.issueToken({ app: 'public' })];
		kit.sandbox.expireTokens();
		for (const { accessToken } of tokens) {
			expect(await get(bearer(accessToken))).toMatchObject(UNAUTHORIZED);
		}
		expect((await get(bearer(kit.sandbox.issueToken().accessToken))).status).toBe(200);
	});

	test('returns 401 for an account without API access', async () => {
		kit.sandbox.store.account.apiAccess = false;
		expect(await get()).toMatchObject(UNAUTHORIZED);
	});
});

describe('the rate limit', () => {
	test('allows 120 requests per minute with a key, then returns 429 without Retry-After', async () => {
		await repeat(119);
		expect((await get()).status).toBe(200);
		const answer = await get();
		expect(answer).toMatchObject(TOO_MANY);
		expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
		expect(answer.headers.get('retry-after')).toBeNull();
	});

	test('allows 600 requests per minute with a token', async () => {
		const headers = bearer(kit.sandbox.issueToken().accessToken);
		await repeat(599, headers);
		expect((await get(headers)).status).toBe(200);
		expect(await get(headers)).toMatchObject(TOO_MANY);
	});

	test('uses a rolling window of one minute', async () => {
		kit.sandbox.limits.apiKey = 2;
		await get();
		kit.advance(30_000);
		await get();
		kit.advance(29_999);
		expect(await get()).toMatchObject(TOO_MANY);
		kit.advance(1);
		expect((await get()).status).toBe(200);
		expect(await get()).toMatchObject(TOO_MANY);
		kit.advance(30_000);
		expect((await get()).status).toBe(200);
	});

	test('counts rate-limited requests only if the test configures it', async () => {
		kit.sandbox.limits.apiKey = 1;
		await repeat(2);
		kit.advance(60_000);
		expect((await get()).status).toBe(200);
		kit.sandbox.limits.countRefused = true;
		kit.advance(59_999);
		await get();
		kit.advance(1);
		expect(await get()).toMatchObject(TOO_MANY);
	});

	test('counts the key and each token separately', async () => {
		kit.sandbox.limits.apiKey = 1;
		kit.sandbox.limits.oauth = 1;
		const [first, second] = [kit.sandbox.issueToken(), kit.sandbox.issueToken()];
		expect((await get()).status).toBe(200);
		expect((await get(bearer(first.accessToken))).status).toBe(200);
		expect((await get(bearer(second.accessToken))).status).toBe(200);
		expect(await get(bearer(first.accessToken))).toMatchObject(TOO_MANY);
	});

	test('counts requests by another client with the key or the latest token', async () => {
		const { accessToken } = kit.sandbox.issueToken();
		kit.sandbox.consume('apiKey', 119);
		kit.sandbox.consume('oauth', 600);
		expect((await get()).status).toBe(200);
		expect(await get()).toMatchObject(TOO_MANY);
		expect(await get(bearer(accessToken))).toMatchObject(TOO_MANY);
	});

	test('does not process rate-limited requests', async () => {
		kit.sandbox.consume('apiKey', 120);
		await kit.send('POST', '/v4/tags', { name: 'VIP' });
		expect(kit.sandbox.store.tags.size).toBe(0);
	});

	test('counts faults and 401 responses, but not requests lost before they arrive', async () => {
		kit.sandbox.limits.apiKey = 2;
		kit.sandbox.limits.oauth = 1;
		kit.sandbox.faults.add({ kind: 'reset' });
		await expect(get()).rejects.toThrow(ConnectionLost);
		kit.sandbox.faults.add({ kind: 'status', status: 500 });
		expect((await get()).status).toBe(500);
		expect((await get()).status).toBe(200);
		expect(await get()).toMatchObject(TOO_MANY);
		const { accessToken } = kit.sandbox.issueToken({ expiresInMs: 0 });
		expect(await get(bearer(accessToken))).toMatchObject(UNAUTHORIZED);
		expect(await get(bearer(accessToken))).toMatchObject(TOO_MANY);
	});
});

describe('strictness', () => {
	const refusals = () => kit.sandbox.refused.map(({ reason }) => reason);

	test.each([
		['GET', '/v4/tags?page=2', undefined, 'unknown query parameter "page"'],
		[
			'GET',
			'/v4/tags?per_page=1&per_page=2',
			undefined,
			'query parameter "per_page" is given more than once',
		],
		[
			'GET',
			'/v4/subscribers?slim=yes',
			undefined,
			`query parameter "slim": Invalid enum value. Expected 'true' | 'false', received 'yes'`,
		],
		['POST', '/v4/tags', { name: 'VIP', color: 'red' }, 'unknown body key "color"'],
		['POST', '/v4/tags', { name: 7 }, 'body key "name": Expected string, received number'],
		['POST', '/v4/tags', { name: null }, 'body key "name": Expected string, received null'],
		['POST', '/v4/tags', [], 'the body: Expected object, received array'],
		['POST', '/v4/subscribers/1/unsubscribe', { reason: 'x' }, 'unknown body key "reason"'],
	])('rejects and records %s %s %j', async (method, path, body, reason) => {
		expect(await kit.send(method, path, body)).toMatchObject({
			status: 422,
			body: { errors: [`Sandbox: ${reason}`] },
		});
		expect(refusals()).toEqual([reason]);
	});

	test.each([
		['GET', '/v4/segmentz'],
		['GET', '/v4/subscribers/abc'],
		['DELETE', '/v4/tags/1'],
		['GET', '/v5/tags'],
		['GET', '/v4/tags/'],
	])('rejects the unknown route %s %s', async (method, path) => {
		expect(await kit.send(method, path)).toMatchObject({
			status: 404,
			body: { errors: ['Not Found'] },
		});
		expect(refusals()).toEqual([`unknown route ${method} ${path}`]);
	});

	test.each([
		['text/plain', '{"name":"VIP"}', 'the Content-Type is not application/json'],
		['application/json', '{"name":', 'the body is not valid JSON'],
	])('rejects a %s body: %s', async (type, body, reason) => {
		const request = new Request('https://api.kit.com/v4/tags', {
			method: 'POST',
			body,
			headers: { 'Content-Type': type, 'X-Kit-Api-Key': kit.sandbox.apiKey },
		});
		expect(await read(await kit.sandbox.fetch(request))).toMatchObject({ status: 422 });
		expect(refusals()).toEqual([reason]);
	});

	test('ignores unknown query parameters if the test configures it', async () => {
		kit.sandbox.store.openQuestions.unknownQueryParameters = 'ignore';
		expect((await kit.send('GET', '/v4/tags?page=2')).status).toBe(200);
		expect(kit.sandbox.refused).toEqual([]);
	});

	test('does not record documented failures', async () => {
		await kit.send('POST', '/v4/tags', {});
		await kit.send('GET', '/v4/subscribers/1');
		await get({});
		expect(kit.sandbox.refused).toEqual([]);
	});
});

describe('the request log', () => {
	test('contains requests and responses, without secrets', async () => {
		await kit.send('POST', '/v4/tags', { name: 'VIP' });
		await kit.send('GET', '/v4/tags?api_secret=hidden&per_page=3');
		expect(kit.sandbox.requests).toEqual([
			{
				method: 'POST',
				path: '/v4/tags',
				query: {},
				body: { name: 'VIP' },
				status: 201,
				at: NOON,
				credential: 'apiKey',
				finishedAt: NOON,
			},
			{
				method: 'GET',
				path: '/v4/tags',
				query: { api_secret: '•••', per_page: '3' },
				body: undefined,
				status: 422,
				at: NOON,
				credential: 'apiKey',
				finishedAt: NOON,
			},
		]);
	});

	test('contains requests in flight', async () => {
		let finish = () => {};
		const slow = newKit({
			sleep: async () => await new Promise<void>((resolve) => (finish = resolve)),
		});
		slow.sandbox.faults.add({ kind: 'slow', ms: 1 });
		const first = slow.send('GET', '/v4/account');
		await slow.send('GET', '/v4/tags');
		expect(slow.sandbox.requests).toMatchObject([
			{ path: '/v4/account', status: 0, finishedAt: undefined },
			{ path: '/v4/tags', status: 200, finishedAt: NOON },
		]);
		finish();
		await first;
		expect(slow.sandbox.requests[0]).toMatchObject({ status: 200, finishedAt: NOON });
	});

	test('returns a unique ID with every response', async () => {
		const ids = [
			(await get()).headers.get('x-request-id'),
			(await get()).headers.get('x-request-id'),
		];
		expect(new Set(ids).size).toBe(2);
		expect(ids).not.toContain(null);
	});
});
