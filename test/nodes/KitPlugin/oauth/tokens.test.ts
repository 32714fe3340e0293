import type { IWebhookFunctions } from 'n8n-workflow';

import { isRevoked } from '../../../../nodes/KitPlugin/oauth/state';
import { systemClock } from '../../../../nodes/shared/transport/clock';
import type { PluginInN8n } from '../../../engine/plugin';
import {
	ANA,
	askWith,
	BEN,
	blockWithOAuth,
	CLIENT_ID,
	CLIENT_SECRET,
	codeGrant,
	codeIn,
	consent,
	credential,
	exchange,
	install,
	refreshGrant,
	revoke,
	search,
	type Tokens,
} from '../plugin.fixture';

const newCode = async (plugin: PluginInN8n) => codeIn(await consent(plugin, ANA.accessCode));

const JSON_IN_FORM = {
	headers: { 'content-type': 'application/x-www-form-urlencoded' },
};

describe('The token endpoint', () => {
	it.each([
		{ how: 'JSON', sent: (json: Record<string, string>) => ({ json }) },
		{ how: 'a form', sent: (form: Record<string, string>) => ({ form }) },
		{
			how: 'JSON under the content type of a form',
			sent: (body: Record<string, string>) => ({ raw: JSON.stringify(body), ...JSON_IN_FORM }),
		},
		{
			how: 'a form with HTTP Basic',
			sent: ({ client_id: id, client_secret: secret = '', ...form }: Record<string, string>) => ({
				form,
				headers: {
					authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
				},
			}),
		},
	])('returns tokens for a code, and new ones for a refresh token, by $how', async ({ sent }) => {
		const now = 1_800_000_000;
		jest.spyOn(systemClock, 'now').mockReturnValue(now * 1_000 + 700);
		const plugin = await blockWithOAuth();
		const first = await exchange(plugin, codeGrant(await newCode(plugin)), sent);
		expect(first.status).toBe(200);
		expect(first.headers).toMatchObject({ 'cache-control': 'no-store', pragma: 'no-cache' });
		expect(first.body).toEqual({
			access_token: expect.any(String),
			token_type: 'Bearer',
			expires_in: 86_400,
			refresh_token: expect.any(String),
			created_at: now,
		});
		const tokens = first.body as Tokens;
		const second = await exchange(plugin, refreshGrant(tokens.refresh_token), sent);
		expect(second.status).toBe(200);
		const renewed = second.body as Tokens;
		expect(renewed.access_token).not.toBe(tokens.access_token);
		expect(renewed.refresh_token).not.toBe(tokens.refresh_token);

		for (const token of [tokens.access_token, renewed.access_token]) {
			expect((await askWith(plugin, token)).status).toBe(200);
		}
		expect(plugin.runs.map(([items]) => items?.[0]?.account)).toEqual(['ana', 'ana']);
	});

	it('accepts a code once, even in ten concurrent exchanges', async () => {
		const plugin = await blockWithOAuth();
		const grant = codeGrant(await newCode(plugin));
		const answers = await Promise.all(
			Array.from({ length: 10 }, async () => await exchange(plugin, grant)),
		);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(400)]);
		expect((await exchange(plugin, grant)).body).toMatchObject({ error: 'invalid_grant' });
	});

	it('accepts a code for five minutes', async () => {
		const now = jest.spyOn(systemClock, 'now').mockReturnValue(1_800_000_000_000);
		const plugin = await blockWithOAuth();
		const [early, late] = [await newCode(plugin), await newCode(plugin)];
		now.mockReturnValue(1_800_000_299_000);
		expect((await exchange(plugin, codeGrant(early))).status).toBe(200);
		now.mockReturnValue(1_800_000_300_000);
		expect((await exchange(plugin, codeGrant(late))).status).toBe(400);
	});

	it.each([
		{ what: 'a wrong secret', more: { client_secret: 'x'.repeat(45) } },
		{ what: 'no secret', more: { client_secret: '' } },
		{ what: 'another client', more: { client_id: 'other' } },
	])('rejects $what, and keeps the code valid', async ({ more }) => {
		const plugin = await blockWithOAuth();
		const grant = codeGrant(await newCode(plugin));
		const { status, body } = await exchange(plugin, { ...grant, ...more });
		expect([status, body]).toEqual([
			401,
			{ error: 'invalid_client', error_description: expect.any(String) },
		]);
		expect((await exchange(plugin, grant)).status).toBe(200);
	});

	it('describes errors in the characters that OAuth allows', async () => {
		const plugin = await blockWithOAuth();
		const answers = [
			await exchange(plugin, {}),
			await exchange(plugin, { ...codeGrant('x'), grant_type: 'password' }),
			await exchange(plugin, codeGrant('')),
			await exchange(plugin, codeGrant('x')),
			await exchange(plugin, refreshGrant('x')),
			await revoke(plugin, ''),
			await plugin.request('POST', plugin.address('token'), { raw: '[1]' }),
		];
		plugin.credentials.replace('kitPluginApi', { ...credential, clientSecret: 'short' });
		answers.push(await exchange(plugin, codeGrant('x')));
		plugin.parameters = { ...plugin.parameters, authorization: 'none' };
		answers.push(await exchange(plugin, codeGrant('x')));
		expect(answers.map(({ status }) => status)).toEqual([
			401, 400, 400, 400, 400, 400, 400, 500, 404,
		]);
		for (const { body } of answers) {
			const { error_description: reason } = body as { error_description: string };
			expect(reason).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
		}
	});

	it('rejects a wrong secret with a refresh token too', async () => {
		const plugin = await blockWithOAuth();
		const { refresh_token: token } = await install(plugin);
		const wrong = { ...refreshGrant(token), client_secret: 'x'.repeat(45) };
		expect((await exchange(plugin, wrong)).status).toBe(401);
		const right = { ...refreshGrant(token), client_secret: CLIENT_SECRET };
		expect((await exchange(plugin, right)).status).toBe(200);
	});

	it.each([
		{
			what: 'another redirect address than the code was sent to',
			more: { redirect_uri: 'https://app.kit.com/apps' },
			error: 'invalid_grant',
		},
		{
			what: 'another grant type',
			more: { grant_type: 'password' },
			error: 'unsupported_grant_type',
		},
		{ what: 'no grant type', more: { grant_type: '' }, error: 'unsupported_grant_type' },
	])('rejects $what', async ({ more, error }) => {
		const plugin = await blockWithOAuth();
		const { status, body } = await exchange(plugin, {
			...codeGrant(await newCode(plugin)),
			...more,
		});
		expect([status, body]).toEqual([400, { error, error_description: expect.any(String) }]);
	});

	it.each([
		{ what: 'no code', body: codeGrant('') },
		{ what: 'no refresh token', body: refreshGrant('') },
	])('rejects a request with $what', async ({ body: sent }) => {
		const plugin = await blockWithOAuth();
		const { status, body } = await exchange(plugin, sent);
		expect([status, body]).toMatchObject([
			400,
			{ error: 'invalid_request', error_description: expect.stringContaining('is missing') },
		]);
	});

	it('accepts a form whose content type is in mixed case', async () => {
		const plugin = await blockWithOAuth();
		const raw = new URLSearchParams(codeGrant(await newCode(plugin))).toString();
		const headers = { 'content-type': 'Application/X-WWW-Form-URLEncoded; charset=UTF-8' };
		const sent = { raw, headers };
		expect((await plugin.request('POST', plugin.address('token'), sent)).status).toBe(200);
	});

	it.each(['client_id', 'client_secret', 'grant_type', 'code', 'redirect_uri'])(
		'rejects a form with a repeated %s, and the code stays valid',
		async (name) => {
			const plugin = await blockWithOAuth();
			const grant = codeGrant(await newCode(plugin));
			const form = new URLSearchParams(grant);
			form.append(name, form.get(name) ?? '');
			const headers = { 'content-type': 'application/x-www-form-urlencoded' };
			const sent = { raw: form.toString(), headers };
			const { status } = await plugin.request('POST', plugin.address('token'), sent);
			expect(status).toBeGreaterThanOrEqual(400);
			expect((await exchange(plugin, grant)).status).toBe(200);
		},
	);

	it.each(['[1]', '"x"', 'nothing', '{"a":'])('rejects the body %s', async (raw) => {
		const plugin = await blockWithOAuth();
		const { status, body } = await plugin.request('POST', plugin.address('token'), { raw });
		expect([status, body]).toMatchObject([400, { error: 'invalid_request' }]);
	});

	it('reports a server error if the credential cannot be used', async () => {
		const plugin = await blockWithOAuth();
		const grant = codeGrant(await newCode(plugin));
		plugin.credentials.replace('kitPluginApi', {});
		const { status, body } = await exchange(plugin, grant);
		expect([status, body]).toMatchObject([500, { error: 'server_error' }]);
	});

	it('does not exist without authorization', async () => {
		const plugin = await blockWithOAuth();
		plugin.parameters = { ...plugin.parameters, authorization: 'none' };
		expect((await exchange(plugin, refreshGrant('x'))).status).toBe(404);
	});
});

describe('An access token', () => {
	it('determines whose block it is', async () => {
		const plugin = await blockWithOAuth();
		for (const { accessCode } of [ANA, BEN]) {
			await askWith(plugin, (await install(plugin, accessCode)).access_token);
		}
		expect(plugin.runs.map(([items]) => items?.[0]?.account)).toEqual(['ana', 'ben']);
	});

	it('is valid for a day', async () => {
		const now = jest.spyOn(systemClock, 'now').mockReturnValue(1_800_000_000_000);
		const plugin = await blockWithOAuth();
		const { access_token: token, refresh_token: refreshToken } = await install(plugin);
		now.mockReturnValue(1_800_086_399_000);
		expect((await askWith(plugin, token)).status).toBe(200);
		now.mockReturnValue(1_800_086_400_000);
		expect((await askWith(plugin, token)).status).toBe(401);
		expect((await exchange(plugin, refreshGrant(refreshToken))).status).toBe(200);
	});

	it('is required, without a run and in Kit’s format', async () => {
		const plugin = await blockWithOAuth();
		const { status, headers, body } = await askWith(plugin, 'nonsense');
		expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer error="invalid_token"']);
		expect(body).toEqual({
			code: 401,
			errors: ['Connect Product in Kit again: its access has expired.'],
		});
		const found = await search(plugin, 'product', { search: '' });
		expect([found.status, found.body]).toEqual([
			401,
			{ data: [], errors: [expect.stringContaining('Connect Product in Kit again')] },
		]);
		expect(plugin.runs).toEqual([]);
	});

	it('becomes invalid with the account in the credential, and valid again with it', async () => {
		const plugin = await blockWithOAuth();
		const { access_token: token, refresh_token: refreshToken } = await install(plugin);
		plugin.credentials.replace('kitPluginApi', { ...credential, accounts: { account: [BEN] } });
		expect((await askWith(plugin, token)).status).toBe(401);
		expect((await exchange(plugin, refreshGrant(refreshToken))).status).toBe(400);
		plugin.credentials.replace('kitPluginApi', credential);
		expect((await askWith(plugin, token)).status).toBe(200);
	});

	it('becomes invalid with the client secret', async () => {
		const plugin = await blockWithOAuth();
		const { access_token: token, refresh_token: refreshToken } = await install(plugin);
		const clientSecret = `${CLIENT_SECRET}changed`;
		plugin.credentials.replace('kitPluginApi', { ...credential, clientSecret });
		expect((await askWith(plugin, token)).status).toBe(401);
		expect((await exchange(plugin, refreshGrant(refreshToken))).status).toBe(400);
	});
});

describe('The revocation endpoint', () => {
	it.each(['access_token', 'refresh_token'] as const)(
		'revokes all tokens of an installation by its %s, and no others',
		async (which) => {
			const plugin = await blockWithOAuth();
			const [one, other] = [await install(plugin), await install(plugin)];
			const renewed = (await exchange(plugin, refreshGrant(one.refresh_token))).body as Tokens;
			const { status, body } = await revoke(plugin, one[which]);
			expect([status, body]).toEqual([200, {}]);
			for (const { access_token: token, refresh_token: refreshToken } of [one, renewed]) {
				expect((await askWith(plugin, token)).status).toBe(401);
				expect((await exchange(plugin, refreshGrant(refreshToken))).status).toBe(400);
			}
			expect((await askWith(plugin, other.access_token)).status).toBe(200);
		},
	);

	it('knows an expired token too', async () => {
		const now = jest.spyOn(systemClock, 'now').mockReturnValue(1_800_000_000_000);
		const plugin = await blockWithOAuth();
		const { access_token: token, refresh_token: refreshToken } = await install(plugin);
		now.mockReturnValue(1_800_100_000_000);
		await revoke(plugin, token);
		expect((await exchange(plugin, refreshGrant(refreshToken))).status).toBe(400);
	});

	it('responds the same for an unknown token', async () => {
		const plugin = await blockWithOAuth();
		const { status, body } = await revoke(plugin, 'nonsense');
		expect([status, body]).toEqual([200, {}]);
	});

	it.each([{ token: undefined }, { token: '' }])(
		'rejects a request without a token: $token',
		async (more) => {
			const plugin = await blockWithOAuth();
			const json = { client_id: CLIENT_ID, client_secret: CLIENT_SECRET, ...more };
			const { status, body } = await plugin.request('POST', plugin.address('revoke'), { json });
			expect([status, body]).toMatchObject([400, { error: 'invalid_request' }]);
		},
	);

	it('rejects any other client', async () => {
		const plugin = await blockWithOAuth();
		const { access_token: token } = await install(plugin);
		const json = { client_id: CLIENT_ID, client_secret: 'x'.repeat(45), token };
		const { status } = await plugin.request('POST', plugin.address('revoke'), { json });
		expect(status).toBe(401);
		expect((await askWith(plugin, token)).status).toBe(200);
	});

	it('stays in force when the node is renamed and n8n starts again', async () => {
		const plugin = await blockWithOAuth();
		await revoke(plugin, (await install(plugin)).access_token);
		plugin.nodeName = 'Renamed';
		await plugin.activate();
		const [state] = Object.values(plugin.stored.global as Record<string, { revoked: string[] }>);
		expect(state?.revoked).toHaveLength(1);

		// A process that has not loaded the trigger yet.
		const context = {
			getNode: () => ({ webhookId: 'unseen' }),
			getWorkflowStaticData: () => ({ 'kitPlugin unseen': state }),
		} as unknown as IWebhookFunctions;
		expect(isRevoked(context, state?.revoked[0] ?? '')).toBe(true);
		expect(isRevoked(context, 'another')).toBe(false);
	});

	it('stores concurrent changes that n8n lost with the next request', async () => {
		const plugin = await blockWithOAuth();
		const { access_token: token } = await install(plugin);
		const before = plugin.stored;
		await revoke(plugin, token);
		const { stored } = plugin;
		plugin.stored = before;
		expect((await askWith(plugin, token)).status).toBe(401);
		expect(plugin.stored).toEqual(stored);
	});
});
