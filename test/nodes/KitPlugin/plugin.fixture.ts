import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PluginInN8n, type Step } from '../../engine/plugin';

export const CLIENT_ID = 'shop-plugin';
export const CLIENT_SECRET = 'correct-horse-battery-staple-0123456789';
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
