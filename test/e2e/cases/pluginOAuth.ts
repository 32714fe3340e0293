/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
/* eslint import-x/no-unresolved: "off" --
	`npm run test:e2e` installs mockttp, and a clone is linted without it too */
import { readFileSync } from 'node:fs';
import { generateCACertificate, getLocal, type Mockttp } from 'mockttp';
import type { Browser, Page } from 'playwright-core';
import { REDIRECT_URIS, type App, type BodyStyle } from '../../sandbox/editor';
import { launchBrowser } from '../browser';
import { publicUrl } from '../n8n';
import { PLUGIN } from '../plugin';
import {
	activate,
	ACCOUNTS,
	CLIENT,
	creator,
	deactivateAll,
	pluginWithOAuth,
	post,
	statuses,
	titleOnly,
	toN8n,
	type Plugin,
} from './pluginWorld';
import { world } from './world';

const [ana = { name: '', accessCode: '' }, ben = ana] = ACCOUNTS;

export function pluginOAuthCases(): void {
	afterEach(deactivateAll);

	const [install, apps] = REDIRECT_URIS;
	it.each<[bodyStyle: BodyStyle, redirectUri: string | undefined]>([
		['form', install],
		['json', apps],
		['jsonAsForm', install],
	])(
		'is installed, used, refreshed and uninstalled as Kit does it (%s, by way of %s)',
		async (bodyStyle, redirectUri) => {
			const plugin = await pluginWithOAuth();
			const app = plugin.kit({ bodyStyle, redirectUri });
			await app.install(creator(ana.accessCode));
			expect(await html(plugin, app)).toBe('<p>Hello for ana with nothing</p>');

			expect(await app.installation.refresh()).toBe(true);
			expect(await html(plugin, app)).toBe('<p>Hello for ana with nothing</p>');
			expect(app.refused).toEqual([]);

			const { access, refresh } = app.installation.issued;
			expect(await app.uninstall()).toBe(true);
			await expectEnded(plugin, access, refresh);
			expect(await statuses(plugin.workflowId)).toEqual(['success', 'success']);
		},
	);

	it('keeps accounts separate, and ends each with its own installation', async () => {
		const plugin = await pluginWithOAuth();
		const [one, two, three] = [plugin.kit(), plugin.kit(), plugin.kit()];
		await one.install(creator(ana.accessCode));
		await two.install(creator(ben.accessCode));
		await three.install(creator(ana.accessCode));
		await one.uninstall();
		expect(await html(plugin, two)).toContain('for ben');
		expect(await html(plugin, three)).toContain('for ana');
	});

	it('lets the workflow decide who someone is', async () => {
		const plugin = await pluginWithOAuth({ authorization: 'workflow' });
		const app = plugin.kit();
		await expect(app.install(creator('open barley'))).rejects.toThrow('Say the magic words');
		await app.install(creator('open sesame'));
		expect(await html(plugin, app)).toBe('<p>Hello for ali with nothing</p>');
		expect(app.refused).toEqual([]);
	});

	it('accepts no code twice, not even concurrently', async () => {
		const plugin = await pluginWithOAuth();
		const app = plugin.kit();
		const url = new URL(await creator(ana.accessCode)(app.installation.authorizeUrl()));
		const exchange = async () =>
			await post(tokenUrl(plugin), {
				client_id: CLIENT.clientId,
				client_secret: CLIENT.clientSecret,
				grant_type: 'authorization_code',
				code: url.searchParams.get('code'),
				redirect_uri: `${url.origin}${url.pathname}`,
			});
		const all = await Promise.all(Array.from({ length: 10 }, exchange));
		expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(400)]);
		expect(await exchange()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
	});

	it.each([false, true])(
		'keeps revoked tokens revoked after a restart (renamed: %s), and the others valid',
		async (renamed) => {
			const { n8n, restart } = world();
			const plugin = await pluginWithOAuth();
			const [leaving, staying] = [plugin.kit(), plugin.kit()];
			await leaving.install(creator(ana.accessCode));
			await staying.install(creator(ben.accessCode));
			const { access, refresh } = leaving.installation.issued;
			await leaving.uninstall();

			if (renamed) await rename(plugin.workflowId);
			await restart();

			await expectEnded(plugin, access, refresh);
			expect(await html(plugin, staying)).toContain('for ben');
			expect((await n8n.workflow(plugin.workflowId)).nodes.map(({ name }) => name)).toContain(
				renamed ? 'Renamed' : PLUGIN,
			);
		},
	);

	it('ends access immediately when the account is removed or the client secret changes', async () => {
		const { n8n } = world();
		const plugin = await pluginWithOAuth();
		const [first, second] = [plugin.kit(), plugin.kit()];
		await first.install(creator(ana.accessCode));
		await second.install(creator(ben.accessCode));
		const tokens = { first: first.installation.issued, second: second.installation.issued };

		await n8n.updateCredential(plugin.credential, { ...CLIENT, accounts: { account: [ben] } });
		await expectEnded(plugin, tokens.first.access, tokens.first.refresh);
		expect(await html(plugin, second)).toContain('for ben');

		const clientSecret = `${CLIENT.clientSecret}-new`;
		await n8n.updateCredential(plugin.credential, {
			...CLIENT,
			clientSecret,
			accounts: { account: [ben] },
		});
		await expectEnded(plugin, tokens.second.access, tokens.second.refresh);
	});

	it('keeps access codes, secrets and tokens out of executions, the setup page and n8n’s log', async () => {
		const { n8n, logFile } = world();
		const plugin = await pluginWithOAuth();
		const app = plugin.kit();
		await app.install(creator(ana.accessCode));
		await html(plugin, app);
		const [id = ''] = await n8n.executionIds(plugin.workflowId);
		const items = (await n8n.finished(id)).items(PLUGIN);
		expect(items).toHaveLength(1);
		const setup = await toN8n(new Request(`${plugin.base}/setup`));
		const texts = [JSON.stringify(items), await setup.text(), readFileSync(logFile, 'utf8')];
		const { access, refresh } = app.installation.issued;
		for (const secret of [ana.accessCode, CLIENT.clientSecret, access, refresh]) {
			for (const text of texts) expect(text.includes(secret)).toBe(false);
		}
	});

	describe('the consent page, in a browser', () => {
		let browser: Browser;
		let kitPage: Mockttp;
		beforeAll(async () => {
			kitPage = await startKitPage();
			browser = await launchBrowser({ 'app.kit.com': `127.0.0.1:${kitPage.port}` });
		});
		afterAll(async () => {
			await browser.close();
			await kitPage.stop();
		});

		it('asks for the access code, says if it is wrong, and redirects back to Kit', async () => {
			const plugin = await pluginWithOAuth({ name: '<b>Product</b>' });
			const app = plugin.kit();
			await app.install(async (address) => {
				const { page, response } = await openPage(browser, address);
				expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
				expect(await page.locator('script').count()).toBe(0);
				expect(await page.locator('h1').textContent()).toBe('Connect <b>Product</b> to Kit');

				await page.getByLabel('Access code').fill('wrong');
				await page.getByRole('button', { name: 'Allow' }).click();
				expect(await page.getByRole('alert').textContent()).toBe('This access code is wrong.');

				await page.getByLabel('Access code').fill(ana.accessCode);
				await page.getByRole('button', { name: 'Allow' }).click();
				return await backAtKit(page);
			});
			expect(await html(plugin, app)).toContain('for ana');
		});

		it('redirects back to Kit without a code when someone cancels', async () => {
			const app = (await pluginWithOAuth()).kit();
			const installing = app.install(async (address) => {
				const { page } = await openPage(browser, address);
				await page.getByRole('button', { name: 'Cancel' }).click();
				return await backAtKit(page);
			});
			await expect(installing).rejects.toThrow('access_denied');
		});
	});
}

/** Opens n8n's page at its local URL. */
async function openPage(browser: Browser, address: string) {
	const page = await browser.newPage({ ignoreHTTPSErrors: true });
	const response = await page.goto(address.replace(publicUrl, world().url));
	return { page, response };
}

/** The browser's URL once it is back in Kit. */
async function backAtKit(page: Page): Promise<string> {
	await page.waitForURL('https://app.kit.com/**');
	expect(await page.textContent('body')).toBe('Back in Kit');
	return page.url();
}

/** A stand-in for app.kit.com, which only has to exist. */
async function startKitPage(): Promise<Mockttp> {
	const https = await generateCACertificate({ subject: { commonName: 'Kit' } });
	const server = getLocal({ https, recordTraffic: false });
	const headers = { 'content-type': 'text/html' };
	const rawBody = Buffer.from('Back in Kit');
	await server.forAnyRequest().thenCallback(async () => ({ statusCode: 200, headers, rawBody }));
	await server.start();
	return server;
}

async function html({ config }: Plugin, app: App): Promise<string | undefined> {
	const block = app.contentBlock(titleOnly(config));
	await block.set('title', 'Hello');
	return block.html ?? block.errors.join();
}

/** Neither token is accepted any more, and no execution starts for them. */
async function expectEnded(plugin: Plugin, access: string, refresh: string): Promise<void> {
	const body = { settings: { title: 'Hello' } };
	const answer = await post(plugin.config.requestUrl, body, { authorization: `Bearer ${access}` });
	expect(answer).toMatchObject({ status: 401, body: { code: 401, errors: [expect.any(String)] } });
	expect(answer.headers.get('www-authenticate')).toContain('invalid_token');
	const again = { client_id: CLIENT.clientId, grant_type: 'refresh_token', refresh_token: refresh };
	expect(await post(tokenUrl(plugin), again)).toMatchObject({ status: 400 });
}

function tokenUrl({ base }: Plugin): string {
	return `${base}/token`;
}

/** Renames the trigger, as a user does in the editor, and activates the workflow again. */
async function rename(workflowId: string): Promise<void> {
	const { n8n } = world();
	const file = await n8n.workflow(workflowId);
	const connections = Object.fromEntries(
		Object.entries(file.connections).map(([name, to]) => [name === PLUGIN ? 'Renamed' : name, to]),
	);
	const nodes = file.nodes.map((node) =>
		node.name === PLUGIN ? { ...node, name: 'Renamed' } : node,
	);
	await n8n.saveWorkflow(workflowId, { nodes, connections });
	await activate(workflowId);
}
