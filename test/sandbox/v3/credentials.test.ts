import { newKit, read, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const unauthorized = (message: string) => ({
	status: 401,
	body: { error: 'Authorization Failed', message },
});
const get = async (query: string, headers = {}) =>
	await kit.send('GET', `/v3/tags${query}`, undefined, headers);
const lastLogged = () => kit.sandbox.requests[kit.sandbox.requests.length - 1];

describe('authorization', () => {
	test('returns 401 without credentials', async () => {
		expect(await get('')).toMatchObject(unauthorized('API Key not present'));
	});

	test('treats an empty key as missing', async () => {
		expect(await get('?api_key=')).toMatchObject(unauthorized('API Key not present'));
	});

	test('returns 401 for a wrong key or secret', async () => {
		const { apiKey, apiSecret } = kit.sandbox.v3;
		for (const query of ['api_key=wrong', `api_key=${apiSecret}`, `api_secret=${apiKey}`]) {
			expect(await get(`?${query}`)).toMatchObject(unauthorized('API Key not valid'));
		}
	});

	test('accepts the key, the secret or both', async () => {
		const { apiKey, apiSecret } = kit.sandbox.v3;
		for (const query of [
			`api_key=${apiKey}`,
			`api_secret=${apiSecret}`,
			`api_key=${apiKey}&api_secret=${apiSecret}`,
		]) {
			expect((await get(`?${query}`)).status).toBe(200);
		}
	});

	test('rejects the key where the secret is required', async () => {
		const sentence = 'You do not have sufficient permissions to access this resource';
		const answer = await kit.sendV3('GET', '/v3/account', undefined, 'api_key');
		expect(answer).toMatchObject(unauthorized(sentence));
	});

	test('accepts the secret together with the key where the secret is required', async () => {
		const { apiKey, apiSecret } = kit.sandbox.v3;
		const query = `api_key=${apiKey}&api_secret=${apiSecret}`;
		expect((await kit.send('GET', `/v3/account?${query}`, undefined, {})).status).toBe(200);
	});

	test('rejects V4’s key on V3', async () => {
		const { apiKey } = kit.sandbox;
		expect(await get('', { 'X-Kit-Api-Key': apiKey })).toMatchObject({ status: 401 });
		expect(await get(`?api_key=${apiKey}`)).toMatchObject({ status: 401 });
	});

	test('rejects V3’s key and secret on V4', async () => {
		const { apiKey, apiSecret } = kit.sandbox.v3;
		for (const secret of [apiKey, apiSecret]) {
			const answer = await kit.send('GET', '/v4/tags', undefined, { 'X-Kit-Api-Key': secret });
			expect(answer.status).toBe(401);
		}
		expect((await kit.send('GET', `/v4/tags?api_key=${apiKey}`, undefined, {})).status).toBe(401);
	});

	test('returns 401 for an account without API access', async () => {
		kit.sandbox.store.account.apiAccess = false;
		expect((await kit.sendV3('GET', '/v3/tags')).status).toBe(401);
	});
});

describe('the request log', () => {
	test('records which credential was used in the query', async () => {
		await kit.sendV3('GET', '/v3/tags', undefined, 'api_key');
		expect(lastLogged()).toMatchObject({
			path: '/v3/tags',
			query: { api_key: '•••' },
			credential: 'v3Key',
			secretIn: 'query',
			status: 200,
		});
	});

	test('records which credential was used in the body', async () => {
		await kit.sendV3('POST', '/v3/tags', { tag: { name: 'VIP' } });
		expect(lastLogged()).toMatchObject({
			query: {},
			body: { api_secret: '•••', tag: { name: 'VIP' } },
			credential: 'v3Secret',
			secretIn: 'body',
		});
	});

	test('records that no credential was sent', async () => {
		await get('');
		expect(lastLogged()).toMatchObject({ credential: 'none', secretIn: undefined });
	});

	test('contains no secrets, even when the body cannot be parsed', async () => {
		const { apiKey, apiSecret } = kit.sandbox.v3;
		for (const type of ['text/plain', 'application/json']) {
			const request = new Request(`https://api.convertkit.com/v3/tags?api_key=${apiKey}`, {
				method: 'POST',
				headers: { 'Content-Type': type },
				body: `{"api_secret":"${apiSecret}"`,
			});
			expect(await read(await kit.sandbox.fetch(request))).toMatchObject({ status: 422 });
		}
		const told = JSON.stringify([kit.sandbox.requests, kit.sandbox.refused]);
		expect(told).not.toContain(apiKey);
		expect(told).not.toContain(apiSecret);
	});
});
