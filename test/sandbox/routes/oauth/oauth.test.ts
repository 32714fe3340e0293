import { createHash } from 'node:crypto';
import { newKit, read, type Answered, type Kit } from '../../kit.fixture';

const CALLBACK = 'https://n8n.example/rest/oauth2-credential/callback';
const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-0123';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const MINUTE = 60_000;

let kit: Kit;
let confidential: Kit['sandbox']['oauthApps']['confidential'];
let publicId: string;

beforeEach(() => {
	kit = newKit();
	kit.sandbox.allowRedirectUri(CALLBACK);
	confidential = kit.sandbox.oauthApps.confidential;
	publicId = kit.sandbox.oauthApps.public.clientId;
});

async function get(path: string): Promise<Answered> {
	return await read(await kit.sandbox.fetch(new Request(`https://api.kit.com${path}`)));
}

async function post(
	path: string,
	form: Record<string, string>,
	headers: Record<string, string> = {},
): Promise<Answered> {
	const request = new Request(`https://api.kit.com${path}`, {
		method: 'POST',
		body: new URLSearchParams(form),
		headers,
	});
	return await read(await kit.sandbox.fetch(request));
}

function authorizeUrl(params: Record<string, string> = {}, base = '/v4/oauth'): string {
	const query = new URLSearchParams({
		client_id: confidential.clientId,
		response_type: 'code',
		redirect_uri: CALLBACK,
		state: 'state-1',
		...params,
	});
	return `${base}/authorize?${query.toString()}`;
}

function target({ headers }: Answered): { address: string; params: Record<string, string> } {
	const url = new URL(headers.get('location') ?? '');
	return { address: url.origin + url.pathname, params: Object.fromEntries(url.searchParams) };
}

async function newCode(params: Record<string, string> = {}): Promise<string> {
	const { code } = target(await post(authorizeUrl(params), { decision: 'allow' })).params;
	return code ?? '';
}

async function exchange(more: Record<string, string>, path = '/v4/oauth/token'): Promise<Answered> {
	return await post(path, {
		grant_type: 'authorization_code',
		client_id: confidential.clientId,
		client_secret: confidential.clientSecret,
		redirect_uri: CALLBACK,
		...more,
	});
}

async function refresh(refreshToken: string, more: Record<string, string> = {}): Promise<Answered> {
	return await post('/v4/oauth/token', {
		grant_type: 'refresh_token',
		client_id: confidential.clientId,
		refresh_token: refreshToken,
		...more,
	});
}

async function account(accessToken: string): Promise<number> {
	const headers = { Authorization: `Bearer ${accessToken}` };
	return (await kit.send('GET', '/v4/account', undefined, headers)).status;
}

const publicParams = {
	client_id: '',
	code_challenge: CHALLENGE,
	code_challenge_method: 'S256',
};

describe.each(['/v4/oauth', '/oauth'])('consent at %s', (base) => {
	test('shows a consent page', async () => {
		const answer = await get(authorizeUrl({}, base));
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(answer.body).toMatch(/<form method="post">[^]*value="allow"[^]*value="cancel"/);
	});

	test('redirects with a code and the state when allowed', async () => {
		const answer = await post(authorizeUrl({}, base), { decision: 'allow' });
		expect(answer.status).toBe(302);
		expect(target(answer)).toEqual({
			address: CALLBACK,
			params: { code: expect.stringMatching(/^code_/) as string, state: 'state-1' },
		});
	});

	test('redirects with an error and the state when cancelled', async () => {
		const answer = await post(authorizeUrl({}, base), { decision: 'cancel' });
		expect(target(answer).params).toMatchObject({ error: 'access_denied', state: 'state-1' });
	});
});

describe('an invalid consent request', () => {
	test.each([
		['an unknown client', { client_id: 'nobody' }, 'The client is unknown.'],
		[
			'an unknown redirect URI',
			{ redirect_uri: 'https://evil.example/' },
			'The redirect URI is not registered for this app.',
		],
	])('with %s is not redirected', async (_, params, sentence) => {
		const answer = await post(authorizeUrl(params), { decision: 'allow' });
		expect(answer.status).toBe(400);
		expect(answer.headers.get('location')).toBeNull();
		expect(answer.body).toContain(sentence);
	});

	test('with an unsupported response type is redirected with an error', async () => {
		const answer = await get(authorizeUrl({ response_type: 'token' }));
		expect(target(answer).params).toMatchObject({ error: 'unsupported_response_type' });
	});

	test('from the public app without a challenge is redirected with an error', async () => {
		const answer = await get(authorizeUrl({ client_id: publicId }));
		expect(target(answer).params).toMatchObject({ error: 'invalid_request' });
	});

	test('with a plain challenge is redirected with an error', async () => {
		const params = { ...publicParams, client_id: publicId, code_challenge_method: 'plain' };
		expect(target(await get(authorizeUrl(params))).params).toMatchObject({
			error: 'invalid_request',
		});
	});

	test('with an unknown parameter is rejected', async () => {
		expect(await get(authorizeUrl({ prompt: 'login' }))).toMatchObject({ status: 422 });
		expect(kit.sandbox.refused).toMatchObject([{ reason: 'unknown query parameter "prompt"' }]);
	});
});

describe('exchanging a code', () => {
	test('returns an access token that is valid for two days', async () => {
		const answer = await exchange({ code: await newCode() });
		expect(answer).toMatchObject({
			status: 200,
			body: { token_type: 'Bearer', expires_in: 172_800, scope: 'public', created_at: 1772366400 },
		});
		const { access_token: token } = answer.body as { access_token: string };
		expect(await account(token)).toBe(200);
		kit.advance(172_800_000);
		expect(await account(token)).toBe(401);
	});

	test('works at the old URL, with a JSON body', async () => {
		const body = {
			grant_type: 'authorization_code',
			client_id: confidential.clientId,
			client_secret: confidential.clientSecret,
			redirect_uri: CALLBACK,
			code: await newCode(),
		};
		expect((await kit.send('POST', '/oauth/token', body, {})).status).toBe(200);
	});

	test('accepts client credentials in a Basic header', async () => {
		const { clientId, clientSecret } = confidential;
		const answer = await post(
			'/v4/oauth/token',
			{ grant_type: 'authorization_code', redirect_uri: CALLBACK, code: await newCode() },
			{ Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
		);
		expect(answer.status).toBe(200);
	});

	test('works only once', async () => {
		const code = await newCode();
		await exchange({ code });
		expect(await exchange({ code })).toMatchObject({
			status: 400,
			body: { error: 'invalid_grant' },
		});
	});

	test('works for up to ten minutes', async () => {
		const code = await newCode();
		kit.advance(10 * MINUTE);
		expect(await exchange({ code })).toMatchObject({ body: { error: 'invalid_grant' } });
	});

	test.each([
		['another redirect URI', { redirect_uri: 'https://n8n.example/' }, 400, 'invalid_grant'],
		['a wrong code', { code: 'code_of_nobody' }, 400, 'invalid_grant'],
		['a wrong secret', { client_secret: 'cs_wrong' }, 401, 'invalid_client'],
		['no secret', { client_secret: '' }, 401, 'invalid_client'],
		['an unknown client', { client_id: 'nobody' }, 401, 'invalid_client'],
		['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
		['an unknown key', { audience: 'all' }, 400, 'invalid_request'],
	])('fails with %s', async (_, more, status, error) => {
		const answer = await exchange({ code: await newCode(), ...more });
		expect(answer).toMatchObject({ status, body: { error } });
	});

	test('fails for a code issued to another app', async () => {
		const code = await newCode({ ...publicParams, client_id: publicId });
		const answer = await exchange({ code, code_verifier: VERIFIER });
		expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
	});

	test('requires a valid body', async () => {
		const request = new Request('https://api.kit.com/v4/oauth/token', {
			method: 'POST',
			body: '{',
			headers: { 'Content-Type': 'application/json' },
		});
		expect(await read(await kit.sandbox.fetch(request))).toMatchObject({
			status: 400,
			body: { error: 'invalid_request', error_description: 'the body is not valid JSON' },
		});
	});
});

describe('the public app', () => {
	async function publicExchange(more: Record<string, string>): Promise<Answered> {
		const code = await newCode({ ...publicParams, client_id: publicId });
		return await post('/v4/oauth/token', {
			grant_type: 'authorization_code',
			client_id: publicId,
			redirect_uri: CALLBACK,
			code,
			...more,
		});
	}

	test.each([
		['no secret', {}],
		['an empty secret', { client_secret: '' }],
	])('exchanges a code with the verifier and %s', async (_, more) => {
		expect((await publicExchange({ code_verifier: VERIFIER, ...more })).status).toBe(200);
	});

	test.each([
		['no verifier', {}],
		['another verifier', { code_verifier: VERIFIER.toUpperCase() }],
		['too short a verifier', { code_verifier: 'short' }],
	])('cannot exchange a code with %s', async (_, more) => {
		expect(await publicExchange(more)).toMatchObject({
			status: 400,
			body: { error: 'invalid_grant' },
		});
	});

	test('cannot exchange a code with a client secret', async () => {
		const more = { code_verifier: VERIFIER, client_secret: 'cs_made_up' };
		expect(await publicExchange(more)).toMatchObject({ status: 401 });
	});
});

describe('refreshing', () => {
	test.each([
		['without a secret', () => ({})],
		['with the secret', () => ({ client_secret: confidential.clientSecret })],
	])('returns a new token pair that is valid for two hours, %s', async (_, more) => {
		const first = kit.sandbox.issueToken();
		const answer = await refresh(first.refreshToken, more());
		expect(answer).toMatchObject({ status: 200, body: { expires_in: 7200, scope: 'public' } });
		const second = answer.body as { access_token: string; refresh_token: string };
		expect(second.refresh_token).not.toBe(first.refreshToken);
		expect(await account(second.access_token)).toBe(200);
	});

	test('invalidates the old refresh token', async () => {
		const { refreshToken } = kit.sandbox.issueToken();
		const { refresh_token: next } = (await refresh(refreshToken)).body as {
			refresh_token: string;
		};
		expect(await refresh(refreshToken)).toMatchObject({
			status: 400,
			body: {
				error: 'invalid_grant',
				error_description: 'The refresh token is invalid or was used before.',
			},
		});
		expect((await refresh(next)).status).toBe(200);
	});

	test('works after the access token has expired', async () => {
		const { accessToken, refreshToken } = kit.sandbox.issueToken({ expiresInMs: 1000 });
		kit.advance(1000);
		expect(await account(accessToken)).toBe(401);
		expect((await refresh(refreshToken)).status).toBe(200);
	});

	test('fails for another app or with a wrong secret, without invalidating the refresh token', async () => {
		const { refreshToken } = kit.sandbox.issueToken();
		expect(await refresh(refreshToken, { client_id: publicId })).toMatchObject({ status: 400 });
		expect(await refresh(refreshToken, { client_secret: 'no' })).toMatchObject({ status: 401 });
		expect((await refresh(refreshToken)).status).toBe(200);
	});
});

describe('revoking', () => {
	test('revokes both tokens and returns an empty 200', async () => {
		const { accessToken, refreshToken } = kit.sandbox.issueToken();
		const answer = await post('/v4/oauth/revoke', {
			client_id: confidential.clientId,
			client_secret: confidential.clientSecret,
			token: accessToken,
			token_type_hint: 'access_token',
		});
		expect(answer).toMatchObject({ status: 200, body: undefined });
		expect(await account(accessToken)).toBe(401);
		expect(await refresh(refreshToken)).toMatchObject({ body: { error: 'invalid_grant' } });
	});

	test('returns 200 for an unknown token', async () => {
		const answer = await post('/v4/oauth/revoke', { client_id: publicId, token: 'nothing' });
		expect(answer).toMatchObject({ status: 200, body: undefined });
	});

	test('requires a known client', async () => {
		const answer = await post('/v4/oauth/revoke', { client_id: 'nobody', token: 'nothing' });
		expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
	});
});

test('logs requests without secrets', async () => {
	const code = await newCode();
	const answer = await exchange({ code });
	const { access_token: access, refresh_token: token } = answer.body as Record<string, string>;
	await refresh(token ?? '');
	await account(access ?? '');
	const log = kit.sandbox.requests;
	expect(log.map(({ method, path, credential }) => [method, path, credential])).toEqual([
		['POST', '/v4/oauth/authorize', 'none'],
		['POST', '/v4/oauth/token', 'none'],
		['POST', '/v4/oauth/token', 'none'],
		['GET', '/v4/account', 'oauth'],
	]);
	expect(log[1]?.body).toEqual({
		grant_type: 'authorization_code',
		client_id: confidential.clientId,
		client_secret: '•••',
		redirect_uri: CALLBACK,
		code: '•••',
	});
	const text = JSON.stringify(log);
	for (const hidden of [code, access, token, confidential.clientSecret]) {
		expect(text).not.toContain(hidden);
	}
});
