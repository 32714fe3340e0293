import { systemClock } from '../../../../nodes/shared/transport/clock';
import { PluginInN8n } from '../../../engine/plugin';
import {
	ANA,
	askWith,
	blockWithOAuth,
	BEN,
	CLIENT_ID,
	codeGrant,
	codeIn,
	consent,
	exchange,
	INSTALL,
	install,
	LINK,
	withSettings,
} from '../plugin.fixture';

const open = async (plugin: PluginInN8n, query: Record<string, unknown>) =>
	await plugin.request('GET', plugin.address('authorize'), {
		query: JSON.parse(JSON.stringify(query)),
	});

describe('The consent page', () => {
	it('asks for the access code, and does not reveal who has one', async () => {
		const plugin = await blockWithOAuth();
		const { status, text } = await open(plugin, LINK);
		expect(status).toBe(200);
		expect(text).toContain('<h1>Connect Product to Kit</h1>');
		expect(text).toContain('name="access_code"');
		expect(text).toContain(`<input type="hidden" name="state" value="st4te">`);
		for (const { name, accessCode } of [ANA, BEN]) {
			expect(text).not.toContain(name);
			expect(text).not.toContain(accessCode);
		}
	});

	it('lets no browser run scripts, frame, cache or send a referrer', async () => {
		const plugin = await blockWithOAuth();
		const { headers, text } = await open(plugin, LINK);
		expect(headers).toMatchObject({
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			'referrer-policy': 'no-referrer',
			'x-content-type-options': 'nosniff',
			'content-security-policy':
				"default-src 'none'; style-src 'unsafe-inline'; form-action 'self' https://app.kit.com; base-uri 'none'; frame-ancestors 'none'; sandbox allow-forms",
		});
		expect(text).not.toMatch(/<script|\son\w+=|javascript:/i);
	});

	it('shows the text of the plugin’s owner', async () => {
		const plugin = await blockWithOAuth();
		plugin.parameters = {
			...plugin.parameters,
			options: { signInText: 'Your code is in the welcome email.' },
		};
		expect((await open(plugin, LINK)).text).toContain('<p>Your code is in the welcome email.</p>');
	});

	it.each([INSTALL, 'https://app.kit.com/apps'])(
		'redirects with a valid code back to %s',
		async (redirectUri) => {
			const plugin = await blockWithOAuth();
			const answer = await consent(plugin, ` ${ANA.accessCode} `, { redirect_uri: redirectUri });
			expect(answer.status).toBe(302);
			const target = new URL(String(answer.headers.location));
			expect(`${target.origin}${target.pathname}`).toBe(redirectUri);
			expect([...target.searchParams.keys()]).toEqual(['code', 'state']);
			expect(target.searchParams.get('state')).toBe('st4te');
			expect(plugin.runs).toEqual([]);
		},
	);

	it('needs no state', async () => {
		const plugin = await blockWithOAuth();
		const answer = await consent(plugin, ANA.accessCode, { state: '' });
		expect([...new URL(String(answer.headers.location)).searchParams.keys()]).toEqual(['code']);
	});

	it('tells Kit when someone cancels', async () => {
		const plugin = await blockWithOAuth();
		const { status, headers } = await consent(plugin, '', { decision: 'cancel' });
		expect([status, headers.location]).toEqual([302, `${INSTALL}?error=access_denied&state=st4te`]);
	});

	it.each([
		{ what: 'a wrong code', accessCode: 'somebody-elses', status: 403 },
		{ what: 'no code', accessCode: ' ', status: 400 },
		{ what: 'a code without end', accessCode: 'x'.repeat(100_000), status: 403 },
	])('shows the form again for $what', async ({ accessCode, status }) => {
		const plugin = await blockWithOAuth();
		const answer = await consent(plugin, accessCode);
		expect(answer.status).toBe(status);
		expect(answer.headers).not.toHaveProperty('location');
		expect(answer.text).toContain('name="access_code"');
		expect(answer.text).not.toContain(accessCode.trim() || 'x'.repeat(50));
	});

	it.each([
		{ what: 'another client', more: { client_id: 'other' } },
		{ what: 'no client', more: { client_id: undefined } },
		{ what: 'two clients', more: { client_id: [CLIENT_ID, CLIENT_ID] } },
		{ what: 'another response type', more: { response_type: 'token' } },
		{ what: 'a state that is a list', more: { state: ['a', 'b'] } },
		{ what: 'a state without end', more: { state: 'x'.repeat(10_000) } },
	])('rejects a link with $what, and does not redirect', async ({ more }) => {
		const plugin = await blockWithOAuth();
		const { status, headers, text } = await open(plugin, { ...LINK, ...more });
		expect(status).toBe(400);
		expect(headers).not.toHaveProperty('location');
		expect(text).not.toContain('<form');
	});

	it('accepts ten wrong codes a minute, and then not even the right one', async () => {
		const now = jest.spyOn(systemClock, 'now').mockReturnValue(1_800_000_000_000);
		const plugin = await blockWithOAuth();
		for (let attempt = 0; attempt < 10; attempt += 1) {
			expect((await consent(plugin, `guess ${attempt}`)).status).toBe(403);
		}
		const refused = await consent(plugin, ANA.accessCode);
		expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60']);
		expect((await consent(await blockWithOAuth(), ANA.accessCode)).status).toBe(302);

		now.mockReturnValue(1_800_000_061_000);
		expect((await consent(plugin, ANA.accessCode)).status).toBe(302);
	});

	it('does not count correct codes', async () => {
		const plugin = await blockWithOAuth();
		for (let attempt = 0; attempt < 12; attempt += 1) {
			expect((await consent(plugin, ANA.accessCode)).status).toBe(302);
		}
	});

	it('does not exist without authorization', async () => {
		const plugin = new PluginInN8n(withSettings([]));
		const { status, text } = await open(plugin, LINK);
		expect([status, text.includes('<form')]).toEqual([404, false]);
	});

	it('does not reveal why the credential cannot be used', async () => {
		const plugin = await blockWithOAuth();
		plugin.credentials.replace('kitPluginApi', { clientId: CLIENT_ID, clientSecret: 'short' });
		const { status, text } = await open(plugin, LINK);
		expect([status, text.includes('<form')]).toEqual([500, false]);
		expect(plugin.log.join()).toContain('The Client Secret in the credential is too short');
		expect(text).not.toContain('Secret');
	});
});

describe('Signing in when the workflow decides', () => {
	const withSignIn = async (
		signIn: Parameters<typeof blockWithOAuth>[1] extends undefined | (infer S)[] ? S : never,
	) => await blockWithOAuth('workflow', [() => [{ html: '<p>x</p>' }], undefined, signIn]);

	it('passes the code to the output Sign In, and the account to the tokens', async () => {
		const plugin = await withSignIn(([item]) => [{ account: `from ${String(item?.code)}` }]);
		const answer = await consent(plugin, 'c0de');
		expect(answer.status).toBe(302);
		expect(plugin.runs).toEqual([[[], [], [{ request: 'signIn', code: 'c0de' }]]]);

		const { body } = await exchange(plugin, codeGrant(codeIn(answer)));
		await askWith(plugin, (body as { access_token: string }).access_token);
		expect(plugin.runs[1]?.[0]).toMatchObject([{ account: 'from c0de' }]);
	});

	it.each([
		{
			what: 'its own sentence',
			step: () => [{ error: 'Your plan has <no> plugins' }],
			status: 403,
			text: 'Your plan has &lt;no&gt; plugins',
		},
		{ what: 'no account', step: () => [{ name: 'ana' }], status: 403, text: 'is wrong' },
		{ what: 'no item', step: () => [], status: 403, text: 'is wrong' },
		{
			what: 'an account without end',
			step: () => [{ account: 'x'.repeat(1_000) }],
			status: 403,
			text: 'is wrong',
		},
		{
			what: 'a failure',
			step: () => {
				throw new Error('ECONNREFUSED');
			},
			status: 500,
			text: 'is not available right now',
		},
	])('rejects the sign-in with $what', async ({ step, status, text }) => {
		const plugin = await withSignIn(step);
		const answer = await consent(plugin, 'c0de');
		expect([answer.status, answer.headers.location]).toEqual([status, undefined]);
		expect(answer.text).toContain(text);
		expect(answer.text).toContain('name="access_code"');
		expect(answer.text).not.toContain('ECONNREFUSED');
	});

	it('rejects every sign-in if nothing is connected', async () => {
		const plugin = await blockWithOAuth('workflow');
		expect((await consent(plugin, 'c0de')).status).toBe(403);
	});

	it('returns up at the time limit', async () => {
		jest.spyOn(systemClock, 'sleep').mockResolvedValue();
		const plugin = await withSignIn(async () => await new Promise(() => {}));
		const { status, text } = await consent(plugin, 'c0de');
		expect([status, text.includes('took too long')]).toEqual([504, true]);
	});

	it('counts pending attempts', async () => {
		const decide: Array<() => void> = [];
		const plugin = await withSignIn(async () => {
			await new Promise<void>((resolve) => decide.push(resolve));
			return [{ account: 'ana' }];
		});
		const tries = Array.from({ length: 10 }, async () => await consent(plugin, 'c0de'));
		expect((await consent(plugin, 'c0de')).status).toBe(429);
		while (decide.length < 10) await Promise.resolve();
		for (const resolve of decide) resolve();
		expect((await Promise.all(tries)).map(({ status }) => status)).toEqual(Array(10).fill(302));
		expect(plugin.runs).toHaveLength(10);

		const next = consent(plugin, 'c0de');
		while (decide.length < 11) await Promise.resolve();
		decide[10]?.();
		expect((await next).status).toBe(302);
	});

	it('has tokens of its own, separate from access codes', async () => {
		const plugin = await withSignIn(() => [{ account: 'ana' }]);
		const { body } = await exchange(plugin, codeGrant(codeIn(await consent(plugin, 'c0de'))));
		plugin.parameters = { ...plugin.parameters, authorization: 'accessCodes' };
		const { access_token: token } = body as { access_token: string };
		expect((await askWith(plugin, token)).status).toBe(401);
		expect((await askWith(plugin, (await install(plugin)).access_token)).status).toBe(200);
	});
});
