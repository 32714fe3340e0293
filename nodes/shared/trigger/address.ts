import { randomBytes } from 'node:crypto';

import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { isPublicHost } from './isPublicHost';
import { markOf } from './owner';

/**
 * The URL that Kit sends the trigger's events to.
 *
 * @param otherwise what the user can do if there is no such URL
 * @throws NodeOperationError if Kit obviously cannot reach the URL
 */
export function publicAddress(context: IHookFunctions, otherwise: string): string {
	const address = ownAddress(context);
	const { hostname, origin } = new URL(address);
	if (isPublicHost(hostname)) return address;
	throw new NodeOperationError(context.getNode(), `Kit cannot reach this n8n at ${origin}`, {
		description: `Kit only sends events to URLs on the public internet. Set the environment variable WEBHOOK_URL to the public URL of this n8n, and restart it. ${otherwise}`,
	});
}

/** The trigger's URL as n8n knows it. */
export function ownAddress(context: IHookFunctions): string {
	const address = context.getNodeWebhookUrl('default');
	if (address !== undefined) return address;
	throw new NodeOperationError(context.getNode(), 'n8n has no webhook URL for this trigger yet', {
		description: 'Save the workflow, then publish or activate it again.',
	});
}

/** The query parameter with the key that only Kit knows. */
const KEY = 'key';

/** An unguessable key that starts with the mark of its owner. */
export function newKey(context: IHookFunctions): string {
	return markOf(context) + randomBytes(18).toString('base64url');
}

/** @param key unguessable */
export function withKey(address: string, key: string): string {
	const url = new URL(address);
	url.searchParams.set(KEY, key);
	return url.href;
}

/** @param query of the incoming request */
export function keyIn(query: object): string | undefined {
	const key: unknown = Reflect.get(query, KEY);
	return typeof key === 'string' && key !== '' ? key : undefined;
}

/** The key in a webhook's URL; undefined if the URL is not this one. */
export function keyAt(url: string, address: string): string | undefined {
	if (!URL.canParse(url)) return undefined;
	const key = keyIn(Object.fromEntries(new URL(url).searchParams));
	return key !== undefined && url === withKey(address, key) ? key : undefined;
}
