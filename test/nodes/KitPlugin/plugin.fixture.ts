import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PluginInN8n, type Answered, type Sent, type Step } from '../../engine/plugin';

export const CLIENT_ID = 'shop-plugin';
export const CLIENT_SECRET = 'for-tests-only-'.repeat(3);
export const ANA = { name: 'ana', accessCode: 'ana-likes-phone-cases' };
export const BEN = { name: 'ben', accessCode: 'ben-sells-mugs-online' };

export const credential = {
	clientId: CLIENT_ID,
	clientSecret: CLIENT_SECRET,
	accounts: { account: [ANA, BEN] },
};

/** A block with a product to search for and a title. */
export const SETTINGS: IDataObject[] = [
	{ type: 'search', name: 'product', label: 'Product', required: true },
	{ type: 'text', name: 'title', label: 'Title' },
];

export const withSettings = (settings: unknown, more: INodeParameters = {}): INodeParameters => ({
	pluginType: 'contentBlock',
	name: 'Product',
	authorization: 'none',
	defineSettings: 'json',
	settingsJson: JSON.stringify(settings),
	options: {},
	...more,
});

/** An activated block without authorization. */
export async function block(
	outputs: Array<Step | undefined>,
	more: INodeParameters = {},
	settings: unknown = SETTINGS,
): Promise<PluginInN8n> {
	const plugin = new PluginInN8n(withSettings(settings, more), outputs);
	await plugin.activate();
	return plugin;
}

export async function askForBlock(plugin: PluginInN8n, settings: unknown = { product: 'p1' }) {
	return await plugin.request('POST', plugin.address('block'), { json: { settings } });
}

export async function search(plugin: PluginInN8n, name: string, body: IDataObject) {
	const address = plugin.address(`${plugin.webhookId}/search/${name}`);
	return await plugin.request('POST', address, { json: body });
}

export const INSTALL = 'https://app.kit.com/apps/install';

/** An activated block with OAuth. */
export async function blockWithOAuth(
	authorization: 'accessCodes' | 'workflow' = 'accessCodes',
	outputs: Array<Step | undefined> = [() => [{ html: '<p>Phone case</p>' }]],
): Promise<PluginInN8n> {
	const parameters = withSettings(SETTINGS, { authorization });
	const plugin = new PluginInN8n(parameters, outputs, credential);
	await plugin.activate();
	return plugin;
}

/** The parameters that Kit adds to the link to the consent page. */
export const LINK = {
	client_id: CLIENT_ID,
	response_type: 'code',
	redirect_uri: INSTALL,
	state: 'st4te',
};

/** Enters an access code on the consent page. */
export async function consent(
	plugin: PluginInN8n,
	accessCode: string,
	more: Record<string, string> = {},
): Promise<Answered> {
	const form = { ...LINK, access_code: accessCode, decision: 'allow', ...more };
	return await plugin.request('POST', plugin.address('authorize'), { form });
}

/** The authorization code in a redirect to Kit. */
export function codeIn({ headers }: Answered): string {
	return new URL(String(headers.location)).searchParams.get('code') ?? '';
}

export async function exchange(
	plugin: PluginInN8n,
	body: Record<string, string>,
	sent: (body: Record<string, string>) => Sent = (json) => ({ json }),
): Promise<Answered> {
	return await plugin.request('POST', plugin.address('token'), sent(body));
}

export const codeGrant = (code: string) => ({
	client_id: CLIENT_ID,
	client_secret: CLIENT_SECRET,
	grant_type: 'authorization_code',
	code,
	redirect_uri: INSTALL,
});

export const refreshGrant = (token: string) => ({
	client_id: CLIENT_ID,
	grant_type: 'refresh_token',
	refresh_token: token,
});

export interface Tokens {
	access_token: string;
	refresh_token: string;
	expires_in: number;
	created_at: number;
}

/** Installs the plugin for an account, as Kit does. */
export async function install(plugin: PluginInN8n, accessCode = ANA.accessCode): Promise<Tokens> {
	const { body } = await exchange(plugin, codeGrant(codeIn(await consent(plugin, accessCode))));
	return body as Tokens;
}

/** Requests a block with a token, as Kit's editor does. */
export async function askWith(plugin: PluginInN8n, token: string): Promise<Answered> {
	return await plugin.request('POST', plugin.address('block'), {
		json: { settings: { product: 'p1' } },
		headers: { authorization: `Bearer ${token}` },
	});
}

export async function revoke(plugin: PluginInN8n, token: string): Promise<Answered> {
	const json = { client_id: CLIENT_ID, client_secret: CLIENT_SECRET, token };
	return await plugin.request('POST', plugin.address('revoke'), { json });
}
