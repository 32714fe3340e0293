import type { Caller } from '../http/credentials';
import { KitError } from '../http/errors';

/** The secret first: it counts when both are sent, as it can do everything that the key can. */
const NAMES = [
	['api_secret', 'v3Secret'],
	['api_key', 'v3Key'],
] as const;

export interface OpenedRequest {
	caller: Caller;
	/** The URL and the body without key and secret. */
	url: URL;
	body: unknown;
}

/** Whether a path belongs to V3. */
export function isV3(path: string): boolean {
	return path.startsWith('/v3/');
}

/**
 * Takes key and secret out of a request to V3. They are parameters like all others there, and every
 * operation takes them, so routes need not know them. Examples show them in the query of GET and of
 * one DELETE and else in the body; nothing says that the other place would not do.
 */
export function takeCredentials(given: URL, givenBody: unknown): OpenedRequest {
	const url = new URL(given);
	const body = isObject(givenBody) ? { ...givenBody } : givenBody;
	let caller: Caller = { credential: 'none', secret: '' };
	for (const [name, credential] of NAMES) {
		const inBody = isObject(body) ? body[name] : undefined;
		const inQuery = url.searchParams.get(name);
		if (isObject(body)) delete body[name];
		url.searchParams.delete(name);
		const secret = inBody ?? inQuery;
		if (caller.credential !== 'none' || typeof secret !== 'string' || secret === '') continue;
		caller = { credential, secret, secretIn: inBody === undefined ? 'query' : 'body' };
	}
	return { caller, url, body };
}

/** The documented response to a missing key. The one to an invalid key is not documented. */
export function unauthorizedV3({ credential }: Caller): KitError {
	return new KitError(401, [`API Key not ${credential === 'none' ? 'present' : 'valid'}`]);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
