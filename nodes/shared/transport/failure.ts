import { isRecord } from '../basics/isRecord';

/** What is known of a request that did not succeed. */
export interface Failure {
	/** HTTP status, when Kit answered at all. */
	status?: number;
	/** Network code such as ECONNRESET, when there was no answer. */
	code?: string;
	/** Kit's own sentences. */
	messages: string[];
	/** The `Retry-After` header as it came. */
	retryAfter?: string;
	/** Kit answered with success, but not with the JSON that the documents promise. */
	unreadable: boolean;
	/** The request was given up because the execution was cancelled. */
	cancelled: boolean;
	/** The answer has a body, but not the one of Kit's errors: a proxy's page, for instance. */
	foreign?: true;
}

/** Thrown where a successful answer is not what the documents promise, for instance a gateway's HTML page. */
export class UnreadableAnswer extends Error {}

/**
 * Reads the error that n8n throws for a failed request: a NodeApiError around the HTTP client's
 * error, with the status, the headers and the body at different depths. Bodies are
 * `{ errors: [text] }` in V4 and `{ error, message }` in V3.
 */
export function failureOf(error: unknown): Failure {
	const chain = causesOf(error);
	const response = firstRecord(chain, 'response');
	const body = response?.data ?? firstRecord(chain, 'context')?.data;
	const code = chain.map(({ code: own }) => own).find((own) => typeof own === 'string');
	const status = Number(response?.status ?? firstValue(chain, 'httpCode'));
	const hasStatus = Number.isInteger(status) && status > 0;
	const headers = isRecord(response?.headers) ? response.headers : {};
	const retryAfter = headers['retry-after'];
	const messages = messagesIn(body);

	return {
		...(hasStatus ? { status } : {}),
		...(typeof code === 'string' ? { code } : {}),
		...(retryAfter !== undefined ? { retryAfter: String(retryAfter) } : {}),
		messages,
		unreadable: chain.some((cause) => cause instanceof UnreadableAnswer),
		cancelled: code === 'ERR_CANCELED',
		...(body && messages.length === 0 ? { foreign: true } : {}),
	};
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
