import type { Caller } from './credentials';

/** One request as tests see it. No key, token, code or secret ever appears in it. */
export interface LoggedRequest {
	method: string;
	/** With /v4 or /v3, without the query. */
	path: string;
	query: Record<string, string>;
	/** The parsed body; undefined if there was none. */
	body: unknown;
	/** 0 while in flight, and permanently if the connection was lost. */
	status: number;
	/** Time of arrival, in milliseconds since the epoch. */
	at: number;
	credential: Caller['credential'];
	/** Where the key or secret of V3 was sent. */
	secretIn: Caller['secretIn'];
	/** When the response was sent or lost; undefined while in flight. */
	finishedAt: number | undefined;
}

/** A request that a careful client would not have sent. */
export interface RefusedRequest {
	method: string;
	path: string;
	reason: string;
}

const SECRET_NAMES = new Set([
	'access_token',
	'api_key',
	'api_secret',
	'client_secret',
	'code',
	'code_verifier',
	'integration_key',
	'refresh_token',
	'token',
]);

/** A copy of a query or body with every secret replaced, however deep it sits. */
export function withoutSecrets<T>(value: T): T {
	if (Array.isArray(value)) return value.map(withoutSecrets) as T;
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([name, inner]) => [
		name,
		// An empty secret reveals nothing, and tests need to know that it was empty.
		SECRET_NAMES.has(name) && inner !== '' ? '•••' : withoutSecrets(inner),
	]);
	return Object.fromEntries(entries) as T;
}
