import { isRecord } from '../basics/isRecord';

/** What is known of a request that did not succeed. */
export interface Failure {
	/** HTTP status, when an answer arrived that says how it went. */
	status?: number;
	/** Network code such as ECONNRESET, when there was no whole answer. */
	code?: string;
	/** Kit's own sentences. */
	messages: string[];
	/** The `Retry-After` header as it came. */
	retryAfter?: string;
	/** Somebody answered, but not with what the documents promise. */
	unreadable: boolean;
	/** The request was given up because the execution was cancelled. */
	cancelled: boolean;
	/** Nothing of the request can have reached Kit, so it cannot have been done. */
	neverLeft: boolean;
	/** It was the access token that could not be renewed; status and code are about that. */
	renewingToken: boolean;
	/** The answer has a body, or may have one, but not that of Kit's errors: a proxy's page, for instance. */
	foreign?: true;
	/** The body is a web page, which Kit's API never answers with. */
	isPage?: true;
}

/** Thrown where a successful answer is not what the documents promise, for instance a gateway's HTML page. */
export class UnreadableAnswer extends Error {}

/** Thrown for a list that cannot be read to its end; the message says why. */
export class BrokenList extends Error {}

/**
 * Reads the error that n8n throws for a failed request: a NodeApiError around the HTTP client's
 * error, with the status, the headers and the body at different depths. Bodies are
 * `{ errors: [text] }` in V4 and `{ error, message }` in V3.
 */
export function failureOf(error: unknown): Failure {
	const chain = causesOf(error);
	const response = firstRecord(chain, 'response');
	const body = response?.data ?? firstRecord(chain, 'context')?.data;
	const answered = Number(response?.status ?? firstValue(chain, 'httpCode'));
	// The client fails with a success only when the body broke off or cannot be unpacked.
	const brokeOff = answered >= 200 && answered < 300;
	const status = answered >= 300 ? answered : undefined;
	const known = chain.map(codeOf).find((own) => own !== undefined);
	const code = known ?? (brokeOff ? 'ERR_BAD_RESPONSE' : undefined);
	const headers = isRecord(response?.headers) ? response.headers : {};
	const retryAfter = headers['retry-after'];
	const messages = messagesIn(body);
	// n8n 1 loses the answer, and keeps a body only if it is JSON.
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

/** Kit's API does not redirect (docs/kit-api.md#requests-and-responses), so somebody else answered. */
function isRedirect(status: number | undefined): boolean {
	return status !== undefined && status < 400;
}

/** No address, nobody there, or nobody who proves to be Kit. */
const NO_CONNECTION =
	/^(ENOTFOUND|EAI_|ECONNREFUSED|E(HOST|NET)(UNREACH|DOWN)|EPROTO|ERR_INVALID_URL)/;

/** Whether it went wrong before anything of the request was written to anybody. */
function isBeforeRequest(cause: Cause): boolean {
	const { syscall, name } = cause;
	const code = codeOf(cause);
	return (
		isAboutToken(cause) ||
		// A connection that was tried at several addresses.
		name === 'AggregateError' ||
		syscall === 'connect' ||
		(code !== undefined && (NO_CONNECTION.test(code) || isCertificateCode(code)))
	);
}

/** Whether it is from n8n's OAuth2 client, which renews a token before it sends a request again. */
function isAboutToken(cause: Cause): boolean {
	const url = isObject(cause.config) ? String(cause.config.url) : '';
	const code = codeOf(cause);
	return code === 'EAUTH' || code === 'ESTATUS' || url.endsWith('/oauth/token');
}

/** Whether the other side could not prove to be Kit, as with an intercepting proxy. */
export function isCertificateCode(code: string): boolean {
	return /CERT|SIGNATURE/.test(code);
}

interface Cause {
	[key: string]: unknown;
}

/** n8n 1 loses the HTTP client's error, and keeps its code where the status of an answer would be. */
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
