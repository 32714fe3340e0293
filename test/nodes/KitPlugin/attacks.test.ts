import { createHmac } from 'node:crypto';

import { systemClock } from '../../../nodes/shared/transport/clock';
import { PluginInN8n, type Sent } from '../../engine/plugin';
import {
	ANA,
	askForBlock,
	askWith,
	block,
	blockWithOAuth,
	CLIENT_ID,
	CLIENT_SECRET,
	codeGrant,
	codeIn,
	consent,
	credential,
	exchange,
	install,
	LINK,
	refreshGrant,
	revoke,
	withSettings,
} from './plugin.fixture';

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const claimsIn = (token: string): Record<string, unknown> =>
	JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());

const signedBy = (secret: string, payload: string) =>
	`${payload}.${createHmac('sha256', secret).update(payload).digest('base64url')}`;

describe('Forged and foreign tokens', () => {
	it.each([
		{ what: 'nothing', forge: () => '' },
		{ what: 'a dot', forge: () => '.' },
		{ what: 'no signature', forge: (token: string) => `${token.split('.')[0]}.` },
		{ what: 'three parts', forge: (token: string) => `${token}.${token}` },
		{
			what: 'another account under the old signature',
			forge: (token: string) => {
				const payload = encoded({ ...claimsIn(token), account: 'ben' });
				return `${payload}.${token.split('.')[1]}`;
			},
		},
		{
			what: 'a later end under the old signature',
			forge: (token: string) => {
				const payload = encoded({ ...claimsIn(token), expires: 9_999_999_999 });
				return `${payload}.${token.split('.')[1]}`;
			},
		},
		{
			what: 'the client ID as the key',
			forge: (token: string) => signedBy(CLIENT_ID, token.split('.')[0] ?? ''),
		},
		{
			what: 'the client secret itself as the key',
			forge: (token: string) => signedBy(CLIENT_SECRET, token.split('.')[0] ?? ''),
		},
		{
			what: 'another way to write the same signature',
			forge: (token: string) => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
		},
		{ what: 'padding', forge: (token: string) => `${token}=` },
		{ what: 'a token of a megabyte', forge: (token: string) => 'x'.repeat(1_000_000) + token },
	])('are rejected with $what', async ({ forge }) => {
		const plugin = await blockWithOAuth();
		const { access_token: token, refresh_token: refreshToken } = await install(plugin);
		expect((await askWith(plugin, forge(token))).status).toBe(401);
		expect((await exchange(plugin, refreshGrant(forge(refreshToken)))).status).toBe(400);
		expect((await exchange(plugin, codeGrant(forge(refreshToken)))).status).toBe(400);
		expect(plugin.runs).toEqual([]);
		expect((await askWith(plugin, token)).status).toBe(200);
	});

	it('are rejected as another kind of token', async () => {
		const plugin = await blockWithOAuth();
		const { access_token: access, refresh_token: refresh } = await install(plugin);
		const code = codeIn(await consent(plugin, ANA.accessCode));
		for (const token of [code, refresh]) expect((await askWith(plugin, token)).status).toBe(401);
		for (const token of [code, access]) {
			expect((await exchange(plugin, refreshGrant(token))).status).toBe(400);
		}
		for (const token of [access, refresh]) {
			expect((await exchange(plugin, codeGrant(token))).status).toBe(400);
		}
	});

	it('are rejected in another plugin with the same credential', async () => {
		const [one, other] = [await blockWithOAuth(), await blockWithOAuth()];
		const { access_token: access, refresh_token: refresh } = await install(one);
		const code = codeIn(await consent(one, ANA.accessCode));
		expect((await askWith(other, access)).status).toBe(401);
		expect((await exchange(other, refreshGrant(refresh))).status).toBe(400);
		expect((await exchange(other, codeGrant(code))).status).toBe(400);
		await revoke(other, access);
		expect((await askWith(one, access)).status).toBe(200);
	});

	it('are only accepted in the header', async () => {
		const plugin = await blockWithOAuth();
		const { access_token: token } = await install(plugin);
		const settings = { product: 'p1' };
		const sent: Sent[] = [
			{ query: { access_token: token }, json: { settings } },
			{ json: { settings, access_token: token } },
			{ json: { settings }, headers: { authorization: token } },
			{ json: { settings }, headers: { authorization: `Basic ${token}` } },
			{ json: { settings }, headers: { cookie: `access_token=${token}` } },
		];
		for (const one of sent) {
			const { status } = await plugin.request('POST', plugin.address('block'), one);
			expect(status).toBe(401);
		}
	});
});

describe('Redirect URIs that look like Kit’s', () => {
	it.each([
		'https://app.kit.com/apps/',
		'https://app.kit.com/apps/install/',
		'https://app.kit.com/apps/install?next=https://evil.example',
		'https://app.kit.com/apps/install#x',
		'https://app.kit.com/apps/../evil',
		'https://app.kit.com',
		'https://app.kit.com.evil.example/apps/install',
		'https://app.kit.com@evil.example/apps/install',
		'https://evil.example/https://app.kit.com/apps/install',
		'https://evil.example/#https://app.kit.com/apps/install',
		'http://app.kit.com/apps/install',
		'HTTPS://APP.KIT.COM/apps/install',
		'https://app.kit.com:443/apps/install',
		'https://аpp.kit.com/apps/install',
		'//app.kit.com/apps/install',
		' https://app.kit.com/apps/install',
		'https://app.kit.com/apps/install\r\nLocation: https://evil.example',
		'javascript:alert(1)',
		'',
	])('get neither a code nor a redirect: %s', async (redirectUri) => {
		const plugin = await blockWithOAuth();
		const more = { redirect_uri: redirectUri };
		const answers = [
			await plugin.request('GET', plugin.address('authorize'), { query: { ...LINK, ...more } }),
			await consent(plugin, ANA.accessCode, more),
			await consent(plugin, '', { ...more, decision: 'cancel' }),
		];
		for (const { status, headers, text } of answers) {
			expect([status, headers.location]).toEqual([400, undefined]);
			expect(text).not.toContain('evil.example');
		}
	});

	it('are rejected in a list of two URIs', async () => {
		const plugin = await blockWithOAuth();
		const query = { ...LINK, redirect_uri: [LINK.redirect_uri, 'https://evil.example'] };
		const { status } = await plugin.request('GET', plugin.address('authorize'), { query });
		expect(status).toBe(400);
	});
});

describe('Texts that are HTML', () => {
	const HTML = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;

	const expectNoElements = (text: string) => {
		expect(text).not.toMatch(/<script|<img/);
		expect(text).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;');
	};

	it('are escaped on the setup page', async () => {
		const settings = [{ type: 'text', name: 'title', label: HTML.slice(0, 64) }];
		const plugin = new PluginInN8n(withSettings(settings, { name: `</textarea>${HTML}` }));
		const { text } = await plugin.request('GET', plugin.address('setup'));
		expectNoElements(text);
		expect(text.match(/<\/textarea>/g)).toHaveLength(1);
	});

	it('are escaped on the consent page', async () => {
		const plugin = await blockWithOAuth('workflow', [
			undefined,
			undefined,
			() => [{ error: HTML }],
		]);
		plugin.parameters = { ...plugin.parameters, name: HTML, options: { signInText: HTML } };
		for (const state of [HTML, `' onfocus='alert(1)`, '&quot;><script>']) {
			const query = { ...LINK, state };
			const page = await plugin.request('GET', plugin.address('authorize'), { query });
			expectNoElements(page.text);
			expect(page.text).not.toMatch(/ onfocus='/);
			expectNoElements((await consent(plugin, HTML, { state })).text);
		}
	});

	it('are only returned to Kit, as a state', async () => {
		const plugin = await blockWithOAuth();
		const state = `x&code=forged#${HTML}\r\nSet-Cookie: a=b`;
		const { headers } = await consent(plugin, ANA.accessCode, { state });
		const target = new URL(String(headers.location));
		expect(target.searchParams.get('state')).toBe(state);
		expect(target.searchParams.getAll('code')).toHaveLength(1);
		expect(headers.location).not.toMatch(/[\r\n<]/);
		expect(target.hash).toBe('');
	});
});

describe('Malicious settings', () => {
	const html = '<p>x</p>';

	it.each(['__proto__', 'constructor', 'prototype'])('lose the key %s', async (key) => {
		const plugin = await block([() => [{ html }]]);
		const raw = `{"settings":{"product":"p1","${key}":{"polluted":true},"deep":{"${key}":{"polluted":true}}},"${key}":{"polluted":true}}`;
		const { body } = await plugin.request('POST', plugin.address('block'), { raw });
		expect(body).toEqual({ code: 200, html });
		expect(plugin.runs[0]?.[0]?.[0]?.settings).toEqual({ product: 'p1', deep: {} });
		expect(Reflect.get({}, 'polluted')).toBeUndefined();
	});

	it('cannot replace what is required', async () => {
		const settings = [{ type: 'text', name: 'toString', label: 'Text', required: true }];
		const plugin = await block([() => [{ html }]], {}, settings);
		expect((await askForBlock(plugin, {})).body).toMatchObject({ code: 422 });
	});

	it('lose the keys in a form and a query too', async () => {
		const plugin = await block([() => [{ html }]]);
		const form = { 'settings[product]': 'p1', 'settings[__proto__]': 'x', __proto__x: 'y' };
		await plugin.request('POST', plugin.address('block'), { form });
		expect(plugin.runs[0]?.[0]?.[0]?.settings).toEqual({ product: 'p1' });
	});

	it('can be a form of one megabyte that repeats the same name', async () => {
		const plugin = await block([() => [{ html }]]);
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const raw = `settings[product]=p1${'&a='.repeat(330_000)}`;
		const sent = { raw, headers };
		const { body } = await plugin.request('POST', plugin.address('block'), sent);
		expect(body).toEqual({ code: 200, html });
	});

	it('can be ten thousand', async () => {
		const plugin = await block([() => [{ html }]]);
		const many = Object.fromEntries(
			Array.from({ length: 10_000 }, (_, index) => [`s${index}`, 'x']),
		);
		expect((await askForBlock(plugin, { product: 'p1', ...many })).body).toEqual({
			code: 200,
			html,
		});
	});

	it('can be ten thousand in the plugin', async () => {
		const many = Array.from({ length: 10_000 }, (_, index) => ({
			type: 'text',
			name: `s${index}`,
			label: 'Text',
			...(index > 0 ? { dependencies: ['s0'] } : {}),
		}));
		const plugin = await block([() => [{ html }]], {}, many);
		expect((await askForBlock(plugin, { s0: 'x' })).body).toEqual({ code: 200, html });
	});

	it.each([
		{ what: '16 MB', raw: () => `{"settings":{"product":"${'x'.repeat(16_000_000)}"}}` },
		{ what: 'a list', raw: () => '[1]' },
		{ what: 'a text', raw: () => '"x"' },
		{ what: 'XML', raw: () => '<settings/>' },
	])('are rejected if they are $what', async ({ raw }) => {
		const plugin = await block([() => [{ html }]]);
		const { status, body } = await plugin.request('POST', plugin.address('block'), { raw: raw() });
		expect([status, body]).toEqual([
			200,
			{ code: 400, errors: [expect.stringContaining('could not be read')] },
		]);
		expect(plugin.runs).toEqual([]);
	});

	it('are cut off if they are nested too deeply', async () => {
		const plugin = await block([() => [{ html }]]);
		const raw = `{"settings":{"product":"p1","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
		const { body } = await plugin.request('POST', plugin.address('block'), { raw });
		expect(body).toMatchObject({ code: expect.any(Number) });
	});
});

describe('Secrets', () => {
	it('are in no item, log, page or response', async () => {
		jest.spyOn(systemClock, 'now').mockReturnValue(1_800_000_000_000);
		const plugin = await blockWithOAuth('accessCodes', [() => [{ html: '<script>' }]]);
		const link = { query: LINK };
		const pages = [
			await plugin.request('GET', plugin.address('setup')),
			await plugin.request('GET', plugin.address('authorize'), link),
			await consent(plugin, `${ANA.accessCode}x`),
		];
		const tokens = await install(plugin);
		const answers = [
			await askWith(plugin, tokens.access_token),
			await askWith(plugin, `${tokens.access_token}x`),
			await exchange(plugin, { ...codeGrant('x') }),
			await revoke(plugin, tokens.access_token),
		];
		const seen = JSON.stringify([pages, answers, plugin.runs, plugin.log, plugin.stored]);
		for (const secret of [
			CLIENT_SECRET,
			...credential.accounts.account.map(({ accessCode }) => accessCode),
			...Object.values(tokens).filter((value) => typeof value === 'string' && value !== 'Bearer'),
		]) {
			expect(seen).not.toContain(secret);
		}
		expect(plugin.log).not.toEqual([]);
	});
});

describe('Many concurrent requests', () => {
	it('get one response each while tokens change and runs fail', async () => {
		let asked = 0;
		const plugin = await blockWithOAuth('accessCodes', [
			async ([item]) => {
				asked += 1;
				await Promise.resolve();
				if (asked % 3 === 0) throw new Error('boom');
				return asked % 3 === 1 ? [] : [{ html: `<p>${String(item?.account)}</p>` }];
			},
		]);
		const tokens = [await install(plugin), await install(plugin)];
		const requests = Array.from({ length: 50 }, async (_, index) => {
			if (index === 25) await revoke(plugin, String(tokens[1]?.access_token));
			if (index % 10 === 5) await install(plugin);
			return await askWith(plugin, String(tokens[index % 2]?.access_token));
		});
		const answers = await Promise.all(requests);
		for (const { status, body } of answers) {
			expect([200, 401]).toContain(status);
			expect(body).toEqual(expect.objectContaining({ code: expect.any(Number) }));
			expect(JSON.stringify(body)).toMatch(/"html":"<p>ana<\/p>"|"errors":\["/);
		}
		expect(plugin.answeredAgain).toBe(0);
		expect(answers).toHaveLength(50);
	});
});
