// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- n8n's own HTTP client, test only
import axios from 'axios';
import { createSandbox, type Sandbox } from './index';
import { serveThroughNock, stopNock } from './nock';

let sandbox: Sandbox;
const client = axios.create({ baseURL: 'https://api.kit.com/v4', validateStatus: () => true });

beforeEach(() => {
	sandbox = createSandbox();
	serveThroughNock(sandbox);
	client.defaults.headers.common['X-Kit-Api-Key'] = sandbox.apiKey;
});

afterEach(stopNock);

test('passes on the query of a GET and returns a JSON response', async () => {
	sandbox.store.addTag('Beekeeping');
	const response = await client.get<unknown>('/tags', { params: { per_page: 7 } });
	expect(response.status).toBe(200);
	expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
	expect(response.data).toMatchObject({
		tags: [{ name: 'Beekeeping' }],
		pagination: { per_page: 7 },
	});
	expect(sandbox.requests[0]).toMatchObject({
		method: 'GET',
		path: '/v4/tags',
		query: { per_page: '7' },
		body: undefined,
		status: 200,
		credential: 'apiKey',
	});
});

test('passes on the JSON body of a POST', async () => {
	const response = await client.post<unknown>('/tags', { name: 'Grüße' });
	expect(response.status).toBe(201);
	expect(response.data).toMatchObject({ tag: { name: 'Grüße' } });
	expect(sandbox.requests[0]?.body).toEqual({ name: 'Grüße' });
});

test('returns 204 without a body for a DELETE', async () => {
	const field = sandbox.store.addCustomField('Shoe size');
	const response = await client.delete<unknown>(`/custom_fields/${field.id}`);
	expect(response.status).toBe(204);
	expect(response.data).toBe('');
	expect(sandbox.store.customFields.size).toBe(0);
});

test.each([
	[
		'axios',
		async (url: string, body: object) => (await client.delete<unknown>(url, { data: body })).status,
	],
	[
		'fetch',
		async (url: string, body: object) => {
			const { common } = client.defaults.headers;
			const response = await fetch(`https://api.kit.com/v4${url}`, {
				method: 'DELETE',
				body: JSON.stringify(body),
				headers: {
					'Content-Type': 'application/json',
					Authorization: String(common.Authorization),
				},
			});
			return response.status;
		},
	],
])('passes on the JSON body of a DELETE sent with %s', async (_, send) => {
	const tag = sandbox.store.addTag('VIP');
	delete client.defaults.headers.common['X-Kit-Api-Key'];
	client.defaults.headers.common.Authorization = `Bearer ${sandbox.issueToken().accessToken}`;
	const body = { tags: [{ id: tag.id }] };
	expect(await send('/bulk/tags', body)).toBe(200);
	delete client.defaults.headers.common.Authorization;
	expect(sandbox.requests[0]).toMatchObject({ method: 'DELETE', body });
	expect(sandbox.store.tags.size).toBe(0);
});

test('handles form bodies and the app.kit.com host', async () => {
	const { refreshToken } = sandbox.issueToken({ app: 'public' });
	const response = await client.post<unknown>(
		'https://app.kit.com/oauth/token',
		new URLSearchParams({
			grant_type: 'refresh_token',
			client_id: sandbox.oauthApps.public.clientId,
			refresh_token: refreshToken,
		}),
	);
	expect(response.status).toBe(200);
	expect(response.data).toMatchObject({ token_type: 'Bearer', scope: 'public' });
});

test('handles the V3 host, with the secret in the query or the body', async () => {
	delete client.defaults.headers.common['X-Kit-Api-Key'];
	const { apiSecret } = sandbox.v3;
	const url = 'https://api.convertkit.com/v3/automations/hooks';
	const event = { name: 'purchase.purchase_create' };
	await client.post(url, { api_secret: apiSecret, target_url: 'https://n8n.example/', event });
	await client.get('https://api.convertkit.com/v3/tags', { params: { api_secret: apiSecret } });
	const response = await client.delete<unknown>(`${url}/901`, { data: { api_secret: apiSecret } });
	expect(response.data).toEqual({ success: true });
	expect(sandbox.requests).toMatchObject([
		{ status: 201, secretIn: 'body' },
		{ status: 200, secretIn: 'query' },
		{ status: 200, secretIn: 'body' },
	]);
});

test('returns a text response and a fault’s headers unchanged', async () => {
	sandbox.faults.add({ kind: 'status', status: 429, headers: { 'Retry-After': '3' } });
	const response = await client.get<unknown>('/account');
	expect(response.status).toBe(429);
	expect(response.data).toBe('Retry later');
	expect(response.headers['retry-after']).toBe('3');
});

test('rejects with ECONNRESET when the connection is lost', async () => {
	sandbox.faults.add({ kind: 'reset' });
	await expect(client.get('/account')).rejects.toMatchObject({ code: 'ECONNRESET' });
	expect((await client.get('/account')).status).toBe(200);
});

test('leaves the request processed when the connection is lost afterwards', async () => {
	sandbox.faults.add({ kind: 'resetAfter' });
	await expect(client.post('/tags', { name: 'Once' })).rejects.toMatchObject({
		code: 'ECONNRESET',
	});
	expect(sandbox.store.findTag('once')).toBeDefined();
});

test('aborts the stream of a truncated response and leaves the request processed', async () => {
	sandbox.faults.add({ kind: 'cutBody' });
	await expect(client.post('/tags', { name: 'Once' })).rejects.toMatchObject({
		code: 'ERR_BAD_RESPONSE',
		message: 'stream has been aborted',
	});
	expect(sandbox.store.findTag('once')).toBeDefined();
});

test('returns invalid gzip unchanged', async () => {
	sandbox.faults.add({ kind: 'brokenGzip' });
	await expect(client.get('/account')).rejects.toMatchObject({ code: 'Z_DATA_ERROR' });
});

test('returns a redirect unchanged', async () => {
	sandbox.faults.add({ kind: 'redirect', status: 307, to: 'https://elsewhere.example/' });
	const response = await client.get<unknown>('/account', { maxRedirects: 0 });
	expect(response.status).toBe(307);
	expect(response.headers.location).toBe('https://elsewhere.example/');
});

test('blocks every other host', async () => {
	await expect(client.get('https://api.convertkit.example/')).rejects.toThrow(/Disallowed/);
});
