import { isRecord } from '../basics/isRecord';

/** What is known about a request that did not succeed. */
export interface Failure {
	/** The HTTP status, if the response reports a failure. */
	status?: number;
	/** The network error code, such as ECONNRESET, if there was no complete response. */
	code?: string;
	/** Kit's own messages. */
	messages: string[];
	/** The `Retry-After` header, unparsed. */
	retryAfter?: string;
	/** There was a response, but not one that Kit's documentation describes. */
	unreadable: boolean;
	/** The request was aborted because the execution was cancelled. */
	cancelled: boolean;
	/** The request cannot have reached Kit, so it cannot have been processed. */
	neverLeft: boolean;
	/** The failure is about refreshing the access token, and so are the status and code. */
	renewingToken: boolean;
	/** The response has, or may have, a body that is not one of Kit's errors, such as a proxy's page. */
	foreign?: true;
	/** The body is a web page, which Kit's API never returns. */
	isPage?: true;
}

/**
 * Thrown if a successful response is not what Kit's documentation describes, for instance a
 * gateway's HTML page.
 */
export class UnreadableAnswer extends Error {}

/** Thrown for a list that cannot be read to the end; the message says why. */
export class BrokenList extends Error {}

/**
 * Reads the error that n8n throws for a failed request: a NodeApiError around the HTTP client's
 * error, with the status, headers and body at different depths. Bodies are `{ errors: [text] }` in
 * V4 and `{ error, message }` in V3.
 */
export function failureOf(error: unknown): Failure {
	const chain = causesOf(error);
	const response = firstRecord(chain, 'response');
	const body = response?.data ?? firstRecord(chain, 'context')?.data;
	const answered = Number(response?.status ?? firstValue(chain, 'httpCode'));
	// The client only fails with a success status if the body is truncated or cannot be decompressed.
	const brokeOff = answered >= 200 && answered < 300;
	const status = answered >= 300 ? answered : undefined;
	const known = chain.map(codeOf).find((own) => own !== undefined);
	const code = known ?? (brokeOff ? 'ERR_BAD_RESPONSE' : undefined);
	const headers = isRecord(response?.headers) ? response.headers : {};
	const retryAfter = headers['retry-after'];
	const messages = messagesIn(body);
	// n8n 1 discards the response, and only keeps the body if it is JSON.
	const isLost = status !== undefined && response === undefined;

	return {
		...(status === undefined ? {} : { status }),
		...(code === undefined ? {} : { code }),
		...(retryAfter === undefined ? {} : { retryAfter: String(retryAfter).trim() }),
		messages,
		unreadable: isRedirect(status) || chain.some((cause) => cause instanceof UnreadableAnswer),
		cancelled: code === 'ERR_CANCELED',
		neverLeft: chain.some(isBeforeRequest),
		renewingToken: chain.some(isAboutToken),
		...((body || isLost) && messages.length === 0 ? { foreign: true } : {}),
		...(typeof body === 'string' && /^\s*</.test(body) ? { isPage: true } : {}),
	};
}

/**
 * Kit's API does not redirect (docs/kit-api.md#requests-and-responses), so something else
 * responded.
 */
function isRedirect(status: number | undefined): boolean {
	return status !== undefined && status < 400;
}

/** The host was not found, refused the connection, or could not prove to be Kit. */
const NO_CONNECTION =
	/^(ENOTFOUND|EAI_|ECONNREFUSED|E(HOST|NET)(UNREACH|DOWN)|EPROTO|ERR_INVALID_URL)/;

/** Whether it failed before any part of the request was sent. */
function isBeforeRequest(cause: Cause): boolean {
	const { syscall, name } = cause;
	const code = codeOf(cause);
	return (
		isAboutToken(cause) ||
		// A connection that was attempted to several addresses.
		name === 'AggregateError' ||
		syscall === 'connect' ||
		(code !== undefined && (NO_CONNECTION.test(code) || isCertificateCode(code)))
	);
}

/**
 * Whether the error is from n8n's OAuth2 client, which refreshes a token before it repeats the
 * request.
 */
function isAboutToken(cause: Cause): boolean {
	const url = isObject(cause.config) ? String(cause.config.url) : '';
	const code = codeOf(cause);
	return code === 'EAUTH' || code === 'ESTATUS' || url.endsWith('/oauth/token');
}

/** Whether the server could not prove to be Kit, for instance because a proxy intercepts TLS. */
export function isCertificateCode(code: string): boolean {
	return /CERT|SIGNATURE/.test(code);
}

interface Cause {
	[key: string]: unknown;
}

/** n8n 1 discards the HTTP client's error, and puts its code where a response's status would be. */
function codeOf({ code, httpCode }: Cause): string | undefined {
	return [code, httpCode].find(
		(text): text is string => typeof text === 'string' && Number.isNaN(Number(text)),
	);
}

function causesOf(error: unknown): Cause[] {
	const chain: Cause[] = [];
	let current = error;
	while (isObject(current) && !chain.includes(current)) {
		chain.push(current);
		current = current.cause;
	}
	return chain;
}

function isObject(value: unknown): value is Cause {
	return typeof value === 'object' && value !== null;
}

function firstValue(chain: Cause[], key: string): unknown {
	return chain.map((cause) => cause[key]).find((value) => value !== undefined && value !== null);
}

function firstRecord(chain: Cause[], key: string): Cause | undefined {
	return chain.map((cause) => cause[key]).find(isObject);
}

function messagesIn(body: unknown): string[] {
	if (!isRecord(body)) return [];
	const listed = Array.isArray(body.errors) ? body.errors : [body.message ?? body.error];
	return listed.filter((text): text is string => typeof text === 'string' && text !== '');
}
