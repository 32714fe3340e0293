import type { Caller } from '../http/credentials';
import { KitError } from '../http/errors';

/** The secret comes first: it takes precedence, because it can do everything that the key can. */
const NAMES = [
	['api_secret', 'v3Secret'],
	['api_key', 'v3Key'],
] as const;

export interface OpenedRequest {
	caller: Caller;
	/** The URL and the body without the key and the secret. */
	url: URL;
	body: unknown;
}

/** Whether a path belongs to V3. */
export function isV3(path: string): boolean {
	return path.startsWith('/v3/');
}

/**
 * Removes the key and the secret from a request to V3. They are ordinary parameters that every
 * operation accepts, so routes can ignore them. Examples show them in the query of GET and of one
 * DELETE, and in the body otherwise; the documentation does not rule out the other place.
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

/** The documented response to a missing key. The response to an invalid key is not documented. */
export function unauthorizedV3({ credential }: Caller): KitError {
	return new KitError(401, [`API Key not ${credential === 'none' ? 'present' : 'valid'}`]);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
