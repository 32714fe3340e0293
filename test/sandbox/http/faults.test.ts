// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- unpacks as clients do, test only
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

test('match once by default', async () => {
	kit.sandbox.faults.add({ kind: 'status', status: 503 });
	expect(await statuses(2)).toEqual([503, 200]);
});

test('match as often as specified, until cleared', async () => {
	kit.sandbox.faults.add({ kind: 'status', status: 500, times: 2 });
	kit.sandbox.faults.add({ kind: 'status', status: 502, times: Infinity });
	expect(await statuses(4)).toEqual([500, 500, 502, 502]);
	kit.sandbox.faults.clear();
	expect(await statuses(1)).toEqual([200]);
});

test('let requests pass first', async () => {
	kit.sandbox.faults.add({ kind: 'status', status: 500, skip: 2 });
	expect(await statuses(4)).toEqual([200, 200, 500, 200]);
});

test('match the given method and path', async () => {
	kit.sandbox.faults.add({ kind: 'status', status: 500, method: 'POST', path: /^\/v4\/tags$/ });
	expect((await kit.send('GET', '/v4/tags')).status).toBe(200);
	expect((await kit.send('POST', '/v4/custom_fields', { label: 'Craft' })).status).toBe(201);
	expect((await kit.send('POST', '/v4/tags', { name: 'VIP' })).status).toBe(500);
	expect(kit.sandbox.store.tags.size).toBe(0);
});

test('of a status carry body and headers', async () => {
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

test('of 429 send Kit’s text', async () => {
	kit.sandbox.faults.add({ kind: 'status', status: 429 });
	expect(await get()).toMatchObject(TOO_MANY);
});

test('of a lost connection leave the request unprocessed', async () => {
	kit.sandbox.faults.add({ kind: 'reset' });
	const lost = kit.send('POST', '/v4/tags', { name: 'VIP' });
	await expect(lost).rejects.toMatchObject({ code: 'ECONNRESET' });
	expect(kit.sandbox.store.tags.size).toBe(0);
	expect(kit.sandbox.requests[0]).toMatchObject({ status: 0, finishedAt: NOON });
});

test('of a connection lost afterwards leave the request processed', async () => {
	kit.sandbox.faults.add({ kind: 'resetAfter' });
	const lost = kit.send('POST', '/v4/tags', { name: 'VIP' });
	await expect(lost).rejects.toThrow(ConnectionLost);
	expect(kit.sandbox.store.findTag('VIP')).toBeDefined();
});

test('of slowness wait and then respond', async () => {
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

test('of garbage respond with a page', async () => {
	kit.sandbox.faults.add({ kind: 'garbage' });
	const answer = await get();
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-type')).toContain('text/html');
	expect(answer.body).toContain('<!doctype html>');
});

test('of an expired token end the token in use only', async () => {
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
])('of %s can replace any response', async (status, body, answered) => {
	kit.sandbox.faults.add({ kind: 'status', status, body });
	expect(await kit.send('POST', '/v4/tags', { name: 'VIP' })).toMatchObject({
		status,
		body: answered,
	});
	expect(kit.sandbox.store.tags.size).toBe(0);
});

test.each(['120', 'Wed, 21 Oct 2099 07:28:00 GMT', 'soon 5', '-1', '1.5', ''])(
	'of a status send Retry-After %j unchanged',
	async (text) => {
		kit.sandbox.faults.add({ kind: 'status', status: 503, headers: { 'Retry-After': text } });
		expect((await get()).headers.get('retry-after')).toBe(text);
	},
);

test.each([301, 302, 303, 307, 308] as const)('of %s lead to any host', async (status) => {
	kit.sandbox.faults.add({ kind: 'redirect', status, to: 'https://elsewhere.example/login' });
	const answer = await kit.send('POST', '/v4/subscribers/1/unsubscribe');
	expect(answer).toMatchObject({ status, body: undefined });
	expect(answer.headers.get('location')).toBe('https://elsewhere.example/login');
});

test('of garbage may have another status', async () => {
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
])('$kind may hide that the request was processed', async (fault) => {
	kit.sandbox.faults.add(fault);
	expect((await kit.send('POST', '/v4/tags', { name: 'VIP' })).status).not.toBe(201);
	expect(kit.sandbox.store.findTag('VIP')).toBeDefined();
});

describe('of an echo', () => {
	beforeEach(() => {
		kit.sandbox.faults.add({ kind: 'echoCredential' });
	});

	test('name the key', async () => {
		const errors = [`The credential ${kit.sandbox.apiKey} is not valid`];
		expect(await get()).toMatchObject({ status: 422, body: { errors } });
	});

	test('name the token', async () => {
		const { accessToken } = kit.sandbox.issueToken();
		const errors = [`The credential ${accessToken} is not valid`];
		expect(await get(bearer(accessToken))).toMatchObject({ status: 422, body: { errors } });
	});

	test.each([
		['GET', undefined],
		['POST', { tag: { name: 'VIP' } }],
	])("name V3's secret, sent with %s", async (method, body) => {
		const message = `The credential ${kit.sandbox.v3.apiSecret} is not valid`;
		expect(await kit.sendV3(method, '/v3/tags', body)).toMatchObject({
			status: 422,
			body: { message },
		});
	});
});

describe('of a truncated response', () => {
	const request = () =>
		new Request('https://api.kit.com/v4/tags', {
			method: 'POST',
			headers: { 'Content-Type': 'application/json', 'X-Kit-Api-Key': kit.sandbox.apiKey },
			body: '{"name":"VIP"}',
		});

	test('send half of the body, although the request was processed', async () => {
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

	test('are a lost connection if there is no body to truncate', async () => {
		kit.sandbox.store.addTag('VIP');
		kit.sandbox.store.addSubscriber({ emailAddress: 'ada@readers.example' });
		kit.sandbox.faults.add({ kind: 'cutBody' });
		const lost = kit.send('POST', '/v4/subscribers/1001/unsubscribe');
		await expect(lost).rejects.toThrow(ConnectionLost);
		expect(kit.sandbox.store.subscribers.get(1001)?.state).toBe('cancelled');
	});

	test('claim to be gzip and are not, although the request was processed', async () => {
		kit.sandbox.faults.add({ kind: 'brokenGzip' });
		const response = await kit.sandbox.fetch(request());
		expect(response.headers.get('content-encoding')).toBe('gzip');
		const packed = await response.arrayBuffer();
		expect(() => gunzipSync(packed)).toThrow();
		expect(kit.sandbox.store.findTag('VIP')).toBeDefined();
	});
});
