/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { readFileSync } from 'node:fs';
import { readPage } from '../../sandbox/editor/visitor';
import type { Credential } from '../client';
import { blockWorkflow } from '../plugin';
import {
	ACCOUNTS,
	CLIENT,
	creator,
	deactivateAll,
	pluginWithOAuth,
	post,
	statuses,
	toN8n,
} from './pluginWorld';
import { world } from './world';

const [ana = { name: '', accessCode: '' }] = ACCOUNTS;

const HINT = 'This plugin is not fully set up in n8n.';

export function pluginCredentialCases(): void {
	afterEach(deactivateAll);

	it('is needed to activate a plugin with OAuth', async () => {
		const { n8n } = world();
		const id = await n8n.importWorkflow(blockWorkflow({ authorization: 'accessCodes' }));
		await expect(n8n.activate(id)).rejects.toThrow(/credential/i);
	});

	it.each<[what: string, lose: (credential: Credential) => Promise<void>, reason: string]>([
		[
			'deleted',
			async (credential) => await world().n8n.deleteCredential(credential),
			'does not exist',
		],
		[
			'changed to one that is not safe',
			async (credential) =>
				await world().n8n.updateCredential(credential, { ...CLIENT, clientSecret: 'short' }),
			'The Client Secret in the credential is too short.',
		],
	])('is reported without an execution once it is %s', async (_, lose, reason) => {
		const { base, config, workflowId, credential, kit } = await pluginWithOAuth();
		const app = kit();
		await app.install(creator(ana.accessCode));
		const { access, refresh } = app.installation.issued;
		const authorizeUrl = app.installation.authorizeUrl();
		await lose(credential);

		const bearer = { authorization: `Bearer ${access}` };
		const settings = { title: 'Hello' };
		expect(await post(config.requestUrl, { settings }, bearer)).toMatchObject({
			status: 200,
			body: { code: 500, errors: [expect.stringContaining(HINT)] },
		});
		expect(await post(`${base}/search`, { search: '' }, bearer)).toMatchObject({
			status: 200,
			body: { data: [], errors: [expect.stringContaining(HINT)] },
		});
		const client = { client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret };
		for (const [path, body] of [
			['token', { ...client, grant_type: 'refresh_token', refresh_token: refresh }],
			['revoke', { ...client, token: access }],
		] as const) {
			expect(await post(`${base}/${path}`, body)).toMatchObject({
				status: 500,
				body: { error: 'server_error' },
			});
		}
		const page = await toN8n(new Request(authorizeUrl));
		expect(page.status).toBe(500);
		expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(readPage(await page.text())).toContain(HINT);
		expect((await toN8n(new Request(`${base}/setup`))).status).toBe(200);

		expect(await statuses(workflowId)).toEqual([]);
		const log = readFileSync(world().logFile, 'utf8').split('\n');
		const told = log.filter((line) => line.includes(`(${workflowId}): could not respond`));
		expect(told.length).toBeGreaterThanOrEqual(5);
		for (const line of told) expect(line).toContain(reason);
	});
}
