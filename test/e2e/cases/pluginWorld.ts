import { randomBytes } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { App, Visitor, type AppOptions, type ContentBlockConfig } from '../../sandbox/editor';
import { readSetupPage } from '../../sandbox/editor/pluginFile';
import { readPage } from '../../sandbox/editor/visitor';
import type { Credential, WorkflowFile } from '../client';
import { publicUrl } from '../n8n';
import { blockWorkflow, PLUGIN } from '../plugin';
import { world } from './world';

export const CLIENT = { clientId: 'shop', clientSecret: randomBytes(24).toString('hex') };

/** Who may use the plugins with access codes. */
export const ACCOUNTS = [
	{ name: 'ana', accessCode: 'anas-access-code' },
	{ name: 'ben', accessCode: 'bens-access-code' },
];

/** Active workflows: what a failed case leaves behind must not affect the next. */
const running = new Set<string>();

export interface Plugin {
	workflowId: string;
	/** Its URL without the last part. */
	base: string;
	/** Kit, with this plugin as an app that nobody has installed. */
	kit: (options?: Partial<AppOptions>) => App;
	/** The values in Kit's developer settings. */
	config: ContentBlockConfig;
}

/**
 * Imports a workflow with the trigger, activates it, and enters the values of its setup page into
 * Kit.
 */
export async function activePlugin(file: WorkflowFile, credential?: Credential): Promise<Plugin> {
	const { n8n } = world();
	const workflowId = await n8n.importWorkflow(file, ...(credential ? [credential] : []));
	await activate(workflowId);
	const { nodes } = await n8n.workflow(workflowId);
	const { webhookId } = nodes.find(({ name }) => name === PLUGIN) ?? {};
	return await pluginAt(`${publicUrl}/webhook/${webhookId}`, workflowId);
}

/** A block with access codes, or one whose workflow decides. */
export async function pluginWithOAuth(
	parameters: INodeParameters = {},
): Promise<Plugin & { credential: Credential }> {
	const credential = await pluginCredential();
	const file = blockWorkflow({ authorization: 'accessCodes', ...parameters });
	return { ...(await activePlugin(file, credential)), credential };
}

export async function pluginCredential(): Promise<Credential> {
	return await world().n8n.createCredential('Kit Plugin', 'kitPluginApi', {
		...CLIENT,
		accounts: { account: ACCOUNTS },
	});
}

/** A plugin as a developer sees it: through its setup page. */
export async function pluginAt(base: string, workflowId: string): Promise<Plugin> {
	const page = await toN8n(new Request(`${base}/setup`));
	const { requestUrl, settings, oauth } = readSetupPage(await page.text());
	return {
		workflowId,
		base,
		config: { name: 'Product', requestUrl, settings },
		kit: (options) =>
			new App({ send: toN8n, ...(oauth ? { oauth: { ...oauth, ...CLIENT } } : {}), ...options }),
	};
}

export async function activate(workflowId: string): Promise<void> {
	running.add(workflowId);
	await world().n8n.activate(workflowId);
}

export async function deactivateAll(): Promise<void> {
	for (const id of running) {
		running.delete(id);
		await world().n8n.deactivate(id);
	}
}

/** Kit calls n8n at its public URL, which resolves to this computer. */
export async function toN8n(request: Request): Promise<Response> {
	const { origin, pathname, search } = new URL(request.url);
	if (origin !== publicUrl) throw new Error(`${origin} is not on this computer`);
	const local = new Request(`${world().url}${pathname}${search}`, request);
	// a busy n8n may close a connection at the moment it is reused
	local.headers.set('connection', 'close');
	return await fetch(local, { redirect: 'manual', signal: AbortSignal.timeout(120_000) });
}

/** A creator who enters an access code on the plugin's page and clicks a button. */
export function creator(accessCode: string, button = /Allow/) {
	return async (address: string): Promise<string> => {
		const visitor = new Visitor(toN8n);
		const { html } = await visitor.open(address);
		const typed = { access_code: accessCode };
		const answer = await visitor.submit(address, html, typed, button);
		if (answer.redirectedTo === undefined) throw new Error(readPage(answer.html));
		return answer.redirectedTo;
	};
}

/** The parsed response to a POST, with its status. */
export async function post(
	url: string,
	body: unknown,
	headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown; headers: Headers }> {
	const isText = typeof body === 'string';
	const response = await toN8n(
		new Request(url, {
			method: 'POST',
			headers: { ...(isText ? {} : { 'content-type': 'application/json' }), ...headers },
			body: isText ? body : JSON.stringify(body),
		}),
	);
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
	return {
		status: response.status,
		body: isJson ? (JSON.parse(text) as unknown) : text,
		headers: response.headers,
	};
}

/** The plugin for a creator who only sees the title, so that nothing is searched. */
export function titleOnly(config: ContentBlockConfig): ContentBlockConfig {
	return { ...config, settings: [{ type: 'text', name: 'title', label: 'Title', required: true }] };
}

/** How the executions of a workflow ended, oldest first, once all have ended. */
export async function statuses(workflowId: string): Promise<string[]> {
	const { n8n } = world();
	const ids = await n8n.executionIds(workflowId);
	const executions = await Promise.all(ids.map(async (id) => await n8n.finished(id)));
	return executions.sort((a, b) => Number(a.id) - Number(b.id)).map(({ status }) => status);
}
