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
	/** The response has a body that is not one of Kit's errors, for instance a proxy's page. */
	foreign?: true;
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
	const known = chain.map(({ code: own }) => own).find((own) => typeof own === 'string');
	const code = known ?? (brokeOff ? 'ERR_BAD_RESPONSE' : undefined);
	const headers = isRecord(response?.headers) ? response.headers : {};
	const retryAfter = headers['retry-after'];
	const messages = messagesIn(body);

	return {
		...(status === undefined ? {} : { status }),
		...(typeof code === 'string' ? { code } : {}),
		...(retryAfter === undefined ? {} : { retryAfter: String(retryAfter).trim() }),
		messages,
		unreadable: isRedirect(status) || chain.some((cause) => cause instanceof UnreadableAnswer),
		cancelled: code === 'ERR_CANCELED',
		neverLeft: chain.some(isBeforeRequest),
		renewingToken: chain.some(isAboutToken),
		...(body && messages.length === 0 ? { foreign: true } : {}),
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
	const { code, syscall, name } = cause;
	return (
		isAboutToken(cause) ||
		// A connection that was attempted to several addresses.
		name === 'AggregateError' ||
		syscall === 'connect' ||
		(typeof code === 'string' && (NO_CONNECTION.test(code) || isCertificateCode(code)))
	);
}

/**
 * Whether the error is from n8n's OAuth2 client, which refreshes a token before it repeats the
 * request.
 */
function isAboutToken({ code, config }: Cause): boolean {
	const url = isObject(config) ? String(config.url) : '';
	return code === 'EAUTH' || code === 'ESTATUS' || url.endsWith('/oauth/token');
}

/** Whether the server could not prove to be Kit, for instance because a proxy intercepts TLS. */
export function isCertificateCode(code: string): boolean {
	return /CERT|SIGNATURE/.test(code);
}

interface Cause {
	[key: string]: unknown;
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
