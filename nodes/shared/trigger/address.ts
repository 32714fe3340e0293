import { randomBytes } from 'node:crypto';

import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { isPublicHost } from './isPublicHost';
import { markOf } from './owner';

/**
 * Where Kit is to send the events of this trigger.
 *
 * @param otherwise what to do where there is no such address
 * @throws NodeOperationError when it can be told that Kit will not reach it
 */
export function publicAddress(context: IHookFunctions, otherwise: string): string {
	const address = ownAddress(context);
	const { hostname, origin } = new URL(address);
	if (isPublicHost(hostname)) return address;
	throw new NodeOperationError(context.getNode(), `Kit cannot reach this n8n at ${origin}`, {
		description: `Kit only sends events to URLs on the public internet. Set the environment variable WEBHOOK_URL to the public URL of this n8n, and restart it. ${otherwise}`,
	});
}

/** The address of this trigger as n8n knows it. */
export function ownAddress(context: IHookFunctions): string {
	const address = context.getNodeWebhookUrl('default');
	if (address !== undefined) return address;
	throw new NodeOperationError(context.getNode(), 'n8n has no webhook URL for this trigger yet', {
		description: 'Save the workflow, then publish or activate it again.',
	});
}

/** The query parameter that proves that a request comes from an address only Kit was given. */
const KEY = 'key';

/** A key that nobody can guess, and that begins with the mark of its owner. */
export function newKey(context: IHookFunctions): string {
	return markOf(context) + randomBytes(18).toString('base64url');
}

/** @param key unguessable */
export function withKey(address: string, key: string): string {
	const url = new URL(address);
	url.searchParams.set(KEY, key);
	return url.href;
}

/** @param query of a request that came in */
export function keyIn(query: object): string | undefined {
	const key: unknown = Reflect.get(query, KEY);
	return typeof key === 'string' && key !== '' ? key : undefined;
}

/** The key in a webhook's address; undefined when it is another address than this one. */
export function keyAt(url: string, address: string): string | undefined {
	if (!URL.canParse(url)) return undefined;
	const key = keyIn(Object.fromEntries(new URL(url).searchParams));
	return key !== undefined && url === withKey(address, key) ? key : undefined;
}
