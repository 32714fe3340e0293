import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** The trigger's URLs for Kit. */
export interface Addresses {
	block: string;
	media: string;
	authorize: string;
	token: string;
	revoke: string;
	/** @param name of a search setting or a dynamic select */
	search: (name: string) => string;
	/** @param id of an image, as the workflow gave it */
	inserted: (id: string) => string;
}

/** @returns the trigger's production URLs, even in a test run; undefined if n8n has none yet */
export function addressesOf(context: IHookFunctions | IWebhookFunctions): Addresses | undefined {
	const block = context.getNodeWebhookUrl('default');
	const { webhookId } = context.getNode();
	if (block === undefined || webhookId === undefined) return undefined;
	const base = block.replace(/\/block$/, '');
	return {
		block,
		media: `${base}/media`,
		authorize: `${base}/authorize`,
		token: `${base}/token`,
		revoke: `${base}/revoke`,
		// n8n serves paths with a parameter below the ID, so the ID appears twice.
		search: (name) => `${base}/${webhookId}/search/${name}`,
		inserted: (id) => `${base}/${webhookId}/media/inserted/${keyOf(id)}`,
	};
}

/** An ID may contain any character, so it is encoded for the path. */
function keyOf(id: string): string {
	return Buffer.from(id, 'utf8').toString('base64url');
}

/** @returns the ID that was encoded in this part of a URL */
export function idIn(key: string): string {
	return Buffer.from(key, 'base64url').toString('utf8');
}
