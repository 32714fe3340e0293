import {
	CLIENT,
	ACCOUNTS,
	creator,
	deactivateAll,
	pluginWithOAuth,
	post,
	statuses,
	toN8n,
	activePlugin,
	type Plugin,
} from './pluginWorld';
import { blockWorkflow } from '../plugin';
import { readPage } from '../../sandbox/editor/visitor';

const [ana = { name: '', accessCode: '' }] = ACCOUNTS;

const hello = { settings: { title: 'Hello' } };

export function pluginAttackCases(): void {
	afterEach(deactivateAll);

	it('accepts only its own tokens, each for its own purpose', async () => {
		const [plugin, other] = [await pluginWithOAuth(), await pluginWithOAuth()];
		const app = plugin.kit();
		await app.install(creator(ana.accessCode));
		const { access, refresh } = app.installation.issued;
		const foreign = other.kit();
		await foreign.install(creator(ana.accessCode));
		const [payload = '', signature = ''] = access.split('.');
		const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
		const forged = (changed: object) =>
			Buffer.from(JSON.stringify({ ...claims, ...changed })).toString('base64url');

		for (const token of [
			refresh,
			foreign.installation.issued.access,
			`${forged({ account: 'ben' })}.${signature}`,
			`${forged({ expires: 9_999_999_999 })}.${signature}`,
			`${payload}.`,
			`${payload}.${signature}x`,
			`${payload}.${signature}.${signature}`,
			`${payload}.${Buffer.from('').toString('base64url')}`,
			'x'.repeat(8_000),
			'null',
		]) {
			const answer = await post(plugin.config.requestUrl, hello, {
				authorization: `Bearer ${token}`,
			});
			expect(answer).toMatchObject({ status: 401, body: { code: 401 } });
		}
		for (const authorization of ['', access, `Basic ${access}`, 'Bearer']) {
			expect(await post(plugin.config.requestUrl, hello, { authorization })).toMatchObject({
				status: 401,
			});
		}
		expect(await statuses(plugin.workflowId)).toEqual([]);
		for (const token of [access, foreign.installation.issued.refresh]) {
			const body = {
				client_id: CLIENT.clientId,
				grant_type: 'refresh_token',
				refresh_token: token,
			};
			expect(await post(`${plugin.base}/token`, body)).toMatchObject({
				status: 400,
				body: { error: 'invalid_grant' },
			});
		}
	});

	it('exchanges a code only for Kit, and only with the redirect URI that it was sent to', async () => {
		const [plugin, other] = [await pluginWithOAuth(), await pluginWithOAuth()];
		const redirected = new URL(
			await creator(ana.accessCode)(plugin.kit().installation.authorizeUrl()),
		);
		const good = {
			client_id: CLIENT.clientId,
			client_secret: CLIENT.clientSecret,
			grant_type: 'authorization_code',
			code: redirected.searchParams.get('code'),
			redirect_uri: 'https://app.kit.com/apps/install',
		};
		for (const [changed, [status, error]] of [
			[{ client_secret: undefined }, [401, 'invalid_client']],
			[{ client_secret: '' }, [401, 'invalid_client']],
			[{ client_secret: [CLIENT.clientSecret] }, [401, 'invalid_client']],
			[{ client_secret: `${CLIENT.clientSecret} ` }, [401, 'invalid_client']],
			[{ client_id: 'another' }, [401, 'invalid_client']],
			[{ redirect_uri: 'https://app.kit.com/apps' }, [400, 'invalid_grant']],
			[{ redirect_uri: undefined }, [400, 'invalid_grant']],
			[{ grant_type: 'password' }, [400, 'unsupported_grant_type']],
			[{ code: `${good.code}x` }, [400, 'invalid_grant']],
			[{ code: { toString: 'x' } }, [400, 'invalid_grant']],
		] as const) {
			const answer = await post(`${plugin.base}/token`, { ...good, ...changed });
			expect([answer.status, answer.body]).toMatchObject([status, { error }]);
		}
		expect(await post(`${plugin.base}/token`, '[1]')).toMatchObject({
			status: 400,
			body: { error: 'invalid_request' },
		});
		expect(await post(`${other.base}/token`, good)).toMatchObject({ status: 400 });
		// none of them has used up the code
		expect(await post(`${plugin.base}/token`, good)).toMatchObject({ status: 200 });
		for (const secret of ['', 'x'.repeat(40)]) {
			const body = { client_id: CLIENT.clientId, client_secret: secret, token: 'x' };
			expect(await post(`${plugin.base}/revoke`, body)).toMatchObject({ status: 401 });
		}
	});

	it('only redirects to Kit', async () => {
		const plugin = await pluginWithOAuth();
		for (const redirectUri of [
			'https://app.kit.com/apps/install/',
			'https://app.kit.com/apps/install?x=1',
			'https://app.kit.com/apps/install#x',
			'https://app.kit.com/apps/install/../../evil',
			'https://app.kit.com.evil.example/apps/install',
			'https://app.kit.com@evil.example/apps/install',
			'https://evil.example/?https://app.kit.com/apps/install',
			'https://app.kit.com:8443/apps/install',
			'http://app.kit.com/apps/install',
			'HTTPS://APP.KIT.COM/apps/install',
			'//app.kit.com/apps/install',
			'https://app.kit.com\\@evil.example/apps/install',
			'https://аpp.kit.com/apps/install',
			'javascript:alert(1)//https://app.kit.com/apps/install',
			'',
		]) {
			for (const send of [asPage, asForm]) {
				const { status, location } = await send(plugin, { redirect_uri: redirectUri });
				expect([redirectUri, status, location]).toEqual([redirectUri, 400, null]);
			}
		}
		const twice = new URLSearchParams(authorization({}));
		twice.append('redirect_uri', 'https://evil.example/');
		const answer = await toN8n(new Request(`${plugin.base}/authorize?${String(twice)}`));
		expect(answer.status).toBe(400);
	});

	it('escapes texts from other sources', async () => {
		const html = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}';
		const plugin = await pluginWithOAuth({
			name: html,
			options: { signInText: html },
			settingsJson: JSON.stringify([
				{ type: 'text', name: 'title', label: html, placeholder: '</textarea><script>' },
			]),
		});
		const pages = [
			await asPage(plugin, { state: html }),
			await asForm(plugin, { state: html, access_code: html }),
			await asPage(plugin, { client_id: html }),
			await asPage(plugin, { redirect_uri: html }),
			await setupPage(plugin),
		];
		for (const { body, policy } of pages) {
			expect(body).not.toMatch(/<script|<img|onerror=alert\(1\)>/i);
			expect(readPage(body)).not.toContain('49');
			expect(policy).toContain("default-src 'none'");
		}
		const { location } = await asForm(plugin, {
			state: html,
			access_code: ana.accessCode,
			decision: 'allow',
		});
		expect(new URL(location ?? '').searchParams.get('state')).toBe(html);
	});

	it('stops guessing of access codes', async () => {
		const plugin = await pluginWithOAuth();
		const tries = Array.from({ length: 15 }, async (_, index) => {
			return (await asForm(plugin, { access_code: `guess-${index}` })).status;
		});
		const answers = await Promise.all(tries);
		expect(answers.filter((status) => status === 403)).toHaveLength(10);
		expect(answers.filter((status) => status === 429)).toHaveLength(5);
		expect(await asForm(plugin, { access_code: ana.accessCode })).toMatchObject({
			status: 429,
			location: null,
		});
	});

	it('survives malicious settings', async () => {
		const { config } = await activePlugin(blockWorkflow());
		const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`s${n}`, 'x']));
		const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
		const bodies = [
			{ settings: { ...many, title: 'Hello' } },
			'{"settings":{"title":"Hello","__proto__":{"account":"ben"},"constructor":{"prototype":{"x":1}}}}',
			'{"__proto__":{"account":"ben"},"settings":{"title":"Hello"}}',
			{ settings: { title: 'Hello' }, account: 'ben', request: 'signIn' },
			`{"settings":{"title":"Hello","more":${deep}}}`,
		];
		for (const body of bodies) {
			const type = { 'content-type': 'application/json' };
			expect(await post(config.requestUrl, body, type)).toMatchObject({
				status: 200,
				body: { code: 200, html: '<p>Hello for null with nothing</p>' },
			});
		}
		expect(
			await post(config.requestUrl, { settings: { title: 'x'.repeat(2_000_000) } }),
		).toMatchObject({
			status: 200,
			body: { code: 400, errors: [expect.any(String)] },
		});
		// n8n itself rejects these before the trigger gets them
		const type = { 'content-type': 'application/json' };
		expect(await post(config.requestUrl, '{', type)).toMatchObject({ status: 422 });
		const tooMuch = { settings: { title: 'x'.repeat(17 * 1024 * 1024) } };
		expect((await post(config.requestUrl, tooMuch)).status).toBeGreaterThanOrEqual(400);
		expect(await post(config.requestUrl, hello)).toMatchObject({ body: { code: 200 } });
	});
}

interface Shown {
	status: number;
	location: string | null;
	policy: string | null;
	body: string;
}

function authorization(changed: Record<string, string>): Record<string, string> {
	return {
		client_id: CLIENT.clientId,
		response_type: 'code',
		redirect_uri: 'https://app.kit.com/apps/install',
		state: 'state',
		...changed,
	};
}

async function asPage({ base }: Plugin, changed: Record<string, string>): Promise<Shown> {
	const query = new URLSearchParams(authorization(changed));
	return await shown(new Request(`${base}/authorize?${String(query)}`));
}

async function asForm({ base }: Plugin, changed: Record<string, string>): Promise<Shown> {
	const body = new URLSearchParams(authorization({ access_code: 'x', ...changed }));
	return await shown(new Request(`${base}/authorize`, { method: 'POST', body }));
}

async function setupPage({ base }: Plugin): Promise<Shown> {
	return await shown(new Request(`${base}/setup`));
}

async function shown(request: Request): Promise<Shown> {
	const response = await toN8n(request);
	return {
		status: response.status,
		location: response.headers.get('location'),
		policy: response.headers.get('content-security-policy'),
		body: await response.text(),
	};
}
