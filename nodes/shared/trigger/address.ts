import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

/** Names and numbers that only mean something inside a network. */
const INSIDE = [
	/^[^.:]+$/,
	/\.(localhost|local|internal|intranet|lan|home\.arpa)$/,
	/^(0|10|127)\./,
	/^192\.168\./,
	/^169\.254\./,
	/^172\.(1[6-9]|2\d|3[01])\./,
	/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
	/^\[(::1?|f[cd].*|fe[89ab].*)\]$/,
];

/**
 * Where Kit is to send the events of this trigger.
 *
 * @throws NodeOperationError when it can be told that Kit will not reach it
 */
export function publicAddress(context: IHookFunctions): string {
	const address = ownAddress(context);
	const { hostname, origin } = new URL(address);
	if (!INSIDE.some((pattern) => pattern.test(hostname))) return address;
	throw new NodeOperationError(context.getNode(), `Kit cannot reach this n8n at ${origin}`, {
		description:
			'Kit only sends events to addresses on the public internet. Set the environment variable WEBHOOK_URL to the address at which this n8n can be reached from outside, and restart it. For a trial on your own computer use the address of a tunnel.',
	});
}

/** The address of this trigger as n8n knows it. */
export function ownAddress(context: IHookFunctions): string {
	const address = context.getNodeWebhookUrl('default');
	if (address !== undefined) return address;
	throw new NodeOperationError(context.getNode(), 'n8n has no address for this trigger yet', {
		description: 'Save the workflow and activate it again.',
	});
}

/** The query parameter that proves that a request comes from an address only Kit was given. */
const KEY = 'key';

/** @param key unguessable */
export function withKey(address: string, key: string): string {
	const url = new URL(address);
	url.searchParams.set(KEY, key);
	return url.href;
}

/** @param query of a request that came in */
export function keyIn(query: object): string | undefined {
	const key: unknown = Reflect.get(query, KEY);
	return typeof key === 'string' ? key : undefined;
}

/** Whether `url` is this address, with or without a key. */
export function isAt(url: unknown, address: string): boolean {
	if (typeof url !== 'string' || !URL.canParse(url)) return false;
	const { origin, pathname } = new URL(url);
	const own = new URL(address);
	return origin === own.origin && pathname === own.pathname;
}
