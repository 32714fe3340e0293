// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- decompresses like a client, test only
import { gunzipSync } from 'node:zlib';
import { ConnectionLost } from '../index';
import { NOON, newKit, type Kit } from '../kit.fixture';
import type { Fault } from './faults';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const UNAUTHORIZED = { status: 401, body: { errors: ['The access token is invalid'] } };
const TOO_MANY = { status: 429, body: 'Retry later' };

const get = async (headers?: Record<string, string>) =>
	await kit.send('GET', '/v4/account', undefined, headers);
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

const statuses = async (count: number) => {
	const answers: number[] = [];
	for (let sent = 0; sent < count; sent += 1) answers.push((await get()).status);
	return answers;
};

test('apply once by default', async () => {
	kit.sandbox.faults.add({ kind: 'status', status: 503 });
	expect(await statuses(2)).toEqual([503, 200]);
});

test('apply as often as specified, until cleared', async () => {
	kit.sandbox.faults.add({ kind: 'status', status: 500, times: 2 });
	kit.sandbox.faults.add({ kind: 'status', status: 502, times: Infinity });
	expect(await statuses(4)).toEqual([500, 500, 502, 502]);
	kit.sandbox.faults.clear();
	expect(await statuses(1)).toEqual([200]);
});

test('skip the specified number of requests', async () => {
	kit.sandbox.faults.add({ kind: 'status', status: 500, skip: 2 });
	expect(await statuses(4)).toEqual([200, 200, 500, 200]);
});

test('apply only to the given method and path', async () => {
	kit.sandbox.faults.add({ kind: 'status', status: 500, method: 'POST', path: /^\/v4\/tags$/ });
	expect((await kit.send('GET', '/v4/tags')).status).toBe(200);
	expect((await kit.send('POST', '/v4/custom_fields', { label: 'Craft' })).status).toBe(201);
	expect((await kit.send('POST', '/v4/tags', { name: 'VIP' })).status).toBe(500);
	expect(kit.sandbox.store.tags.size).toBe(0);
});

test('with a status return the given body and headers', async () => {
	kit.sandbox.faults.add({
		kind: 'status',
		status: 429,
		body: { errors: ['Slow down'] },
		headers: { 'Retry-After': '7' },
	});
	const answer = await get();
	expect(answer).toMatchObject({ status: 429, body: { errors: ['Slow down'] } });
	expect(answer.headers.get('retry-after')).toBe('7');
});

test('with status 429 return Kit’s text', async () => {
	kit.sandbox.faults.add({ kind: 'status', status: 429 });
	expect(await get()).toMatchObject(TOO_MANY);
});

test('with a lost connection leave the request unprocessed', async () => {
	kit.sandbox.faults.add({ kind: 'reset' });
	const lost = kit.send('POST', '/v4/tags', { name: 'VIP' });
	await expect(lost).rejects.toMatchObject({ code: 'ECONNRESET' });
	expect(kit.sandbox.store.tags.size).toBe(0);
	expect(kit.sandbox.requests[0]).toMatchObject({ status: 0, finishedAt: NOON });
});

test('with a connection lost after processing leave the request processed', async () => {
	kit.sandbox.faults.add({ kind: 'resetAfter' });
	const lost = kit.send('POST', '/v4/tags', { name: 'VIP' });
	await expect(lost).rejects.toThrow(ConnectionLost);
	expect(kit.sandbox.store.findTag('VIP')).toBeDefined();
});

test('with a delay wait and then respond', async () => {
	const waits: number[] = [];
	const slow = newKit({
		sleep: async (ms) => {
			waits.push(ms);
			slow.advance(ms);
			await Promise.resolve();
		},
	});
	slow.sandbox.faults.add({ kind: 'slow', ms: 1500 });
	expect((await slow.send('GET', '/v4/account')).status).toBe(200);
	expect(waits).toEqual([1500]);
	expect(slow.sandbox.requests[0]).toMatchObject({ at: NOON, finishedAt: NOON + 1500 });
});

test('with garbage return an HTML page', async () => {
	kit.sandbox.faults.add({ kind: 'garbage' });
	const answer = await get();
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-type')).toContain('text/html');
	expect(answer.body).toContain('<!doctype html>');
});

test('with an expired token expire only the token in use', async () => {
	const [used, other] = [kit.sandbox.issueToken(), kit.sandbox.issueToken()];
	kit.sandbox.faults.add({ kind: 'expireToken' });
	expect(await get(bearer(used.accessToken))).toMatchObject(UNAUTHORIZED);
	expect(await get(bearer(used.accessToken))).toMatchObject(UNAUTHORIZED);
	expect((await get(bearer(other.accessToken))).status).toBe(200);
});

test.each([
	[202, undefined, undefined],
	[204, undefined, undefined],
	[200, { errors: ['Not Found'] }, { errors: ['Not Found'] }],
	[408, undefined, undefined],
	[425, undefined, undefined],
	[520, 'Web server is returning an unknown error', 'Web server is returning an unknown error'],
	[524, undefined, undefined],
])('with status %s can replace any response', async (status, body, answered) => {
	kit.sandbox.faults.add({ kind: 'status', status, body });
	expect(await kit.send('POST', '/v4/tags', { name: 'VIP' })).toMatchObject({
		status,
		body: answered,
	});
	expect(kit.sandbox.store.tags.size).toBe(0);
});

test.each(['120', 'Wed, 21 Oct 2099 07:28:00 GMT', 'soon 5', '-1', '1.5', ''])(
	'with a status send Retry-After %j unchanged',
	async (text) => {
		kit.sandbox.faults.add({ kind: 'status', status: 503, headers: { 'Retry-After': text } });
		expect((await get()).headers.get('retry-after')).toBe(text);
	},
);

test.each([301, 302, 303, 307, 308] as const)(
	'with status %s redirect to any host',
	async (status) => {
		kit.sandbox.faults.add({ kind: 'redirect', status, to: 'https://elsewhere.example/login' });
		const answer = await kit.send('POST', '/v4/subscribers/1/unsubscribe');
		expect(answer).toMatchObject({ status, body: undefined });
		expect(answer.headers.get('location')).toBe('https://elsewhere.example/login');
	},
);

test('with garbage can return another status', async () => {
	kit.sandbox.faults.add({ kind: 'garbage', status: 403 });
	const answer = await get();
	expect(answer.status).toBe(403);
	expect(answer.headers.get('content-type')).toContain('text/html');
});

test.each<Fault>([
	{ kind: 'status', status: 502, afterWork: true },
	{ kind: 'redirect', status: 302, to: '/login', afterWork: true },
	{ kind: 'garbage', afterWork: true },
	{ kind: 'echoCredential', afterWork: true },
])('with kind $kind can replace the response to a processed request', async (fault) => {
	kit.sandbox.faults.add(fault);
	expect((await kit.send('POST', '/v4/tags', { name: 'VIP' })).status).not.toBe(201);
	expect(kit.sandbox.store.findTag('VIP')).toBeDefined();
});

describe('that echo the credential', () => {
	beforeEach(() => {
		kit.sandbox.faults.add({ kind: 'echoCredential' });
	});

	test('return the API key in the message', async () => {
		const errors = [`The credential ${kit.sandbox.apiKey} is not valid`];
		expect(await get()).toMatchObject({ status: 422, body: { errors } });
	});

	test('return the access token in the message', async () => {
		const { accessToken } = kit.sandbox.issueToken();
		const errors = [`The credential ${accessToken} is not valid`];
		expect(await get(bearer(accessToken))).toMatchObject({ status: 422, body: { errors } });
	});

	test.each([
		['GET', undefined],
		['POST', { tag: { name: 'VIP' } }],
	])("return V3's secret in the message on %s", async (method, body) => {
		const message = `The credential ${kit.sandbox.v3.apiSecret} is not valid`;
		expect(await kit.sendV3(method, '/v3/tags', body)).toMatchObject({
			status: 422,
			body: { message },
		});
	});
});

describe('that truncate or corrupt the response', () => {
	const request = () =>
		new Request('https://api.kit.com/v4/tags', {
			method: 'POST',
			headers: { 'Content-Type': 'application/json', 'X-Kit-Api-Key': kit.sandbox.apiKey },
			body: '{"name":"VIP"}',
		});

	test('process the request and send half of the body', async () => {
		kit.sandbox.faults.add({ kind: 'cutBody' });
		const { status, headers, body } = await kit.sandbox.fetch(request());
		expect(status).toBe(201);
		const reader = body?.getReader();
		const text = new TextDecoder().decode((await reader?.read())?.value);
		expect(text).toMatch(/^\{"tag":\{/);
		expect(() => void JSON.parse(text)).toThrow();
		expect(Number(headers.get('content-length'))).toBeGreaterThan(text.length);
		await expect(reader?.read()).rejects.toThrow(ConnectionLost);
		expect(kit.sandbox.store.findTag('VIP')).toBeDefined();
	});

	test('cause a lost connection when there is no body to truncate', async () => {
		kit.sandbox.store.addTag('VIP');
		kit.sandbox.store.addSubscriber({ emailAddress: 'ada@readers.example' });
		kit.sandbox.faults.add({ kind: 'cutBody' });
		const lost = kit.send('POST', '/v4/subscribers/1001/unsubscribe');
		await expect(lost).rejects.toThrow(ConnectionLost);
		expect(kit.sandbox.store.subscribers.get(1001)?.state).toBe('cancelled');
	});

	test('process the request and send an invalid gzip body', async () => {
		kit.sandbox.faults.add({ kind: 'brokenGzip' });
		const response = await kit.sandbox.fetch(request());
		expect(response.headers.get('content-encoding')).toBe('gzip');
		const packed = await response.arrayBuffer();
		expect(() => gunzipSync(packed)).toThrow();
		expect(kit.sandbox.store.findTag('VIP')).toBeDefined();
	});
});
