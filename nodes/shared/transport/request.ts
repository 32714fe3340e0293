import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	INode,
	IPollFunctions,
} from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';
import { settle } from '../basics/settle';
import { type Answer, type Api, credentialOf } from './api';
import { chosenName } from './chosenName';
import { systemClock } from './clock';
import { failureOf, UnreadableAnswer } from './failure';
import { httpOptionsIn } from './httpOptions';
import { kitError, needsOAuth } from './kitError';
import { labelsFor } from './labels';
import { paginate } from './paginate';
import { paceOf, type Pace } from './pace';
import { retry } from './retry';
import { maskFor } from './secrets';

export type RequestContext =
	| IExecuteSingleFunctions
	| ILoadOptionsFunctions
	| IHookFunctions
	| IPollFunctions;

export interface KitRequest {
	method: IHttpRequestMethods;
	/** Relative to the API's base URL, with leading slash. */
	path: string;
	query?: IDataObject;
	body?: IDataObject;
	/** Kit's names of the parameters, if they are not the keys of the body. */
	names?: string[];
}

/** Other requests are lookups in short lists, and requests of triggers cannot be cancelled. */
const MOST_PAGES_OF_LOOKUP = 100;

/** The window that a node's requests share with all others that use the same credential. */
export function paceFor(node: INode, api: Api): Pace {
	const { type, limit } = credentialOf(node, api);
	return paceOf(node.credentials?.[type]?.id ?? node.id, limit);
}

/**
 * The layers of every request of every node: retry around pace around the sender.
 *
 * @param perform sends the request once, with n8n's helpers; is told whether an earlier attempt may
 * have been processed, see `orRemoved`
 * @throws the result of `kitError` for the last failure
 */
export async function throughLayers<T>(
	context: RequestContext,
	api: Api,
	request: KitRequest,
	perform: (mayBeDone: boolean) => Promise<T>,
): Promise<T> {
	const node = context.getNode();
	const { method, path, query, body } = request;
	const credential = credentialOf(node, api);
	const safeToRepeat = api.safeToRepeat(method, path);
	const itemIndex = 'getItemIndex' in context ? context.getItemIndex() : undefined;
	refuseWithoutOAuth(context, api, path);

	const outcome = await retry(perform, {
		pace: paceFor(node, api),
		clock: systemClock,
		safeToRepeat,
		signal: 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined,
	});
	if (outcome.ok) return outcome.value;

	const sent = Object.entries({ ...query, ...body });
	const names = request.names ?? keysIn({ ...query, ...body });
	const failed = {
		...outcome,
		api,
		authentication: credential.authentication,
		path,
		names,
		references: request.names ? [] : sent.filter(refersToRecords).map(([name]) => name),
		labelsOf: labelsFor(node, api),
		chosenName: (kind: string, id: string) => chosenName(node.parameters, kind, id),
		safeToRepeat,
		mask: await maskFor(context, credential.type),
	};
	const error = kitError(node, outcome.error, failed, itemIndex);
	if (outcome.mayBeDone && !safeToRepeat) unclear.add(error);
	throw error;
}

/** Failures of non-idempotent requests that Kit may have processed. */
const unclear = new WeakSet<Error>();

/** Whether it is unknown if the request was processed, and repeating it would process it twice. */
export function mustNotBeRepeated(error: Error): boolean {
	return unclear.has(error);
}

/** The keys of an object and its nested objects, without duplicates. */
function keysIn(value: unknown): string[] {
	if (Array.isArray(value)) return [...new Set(value.flatMap(keysIn))];
	if (!isRecord(value)) return [];
	const inner = Object.entries(value).flatMap(([name, one]) => [name, ...keysIn(one)]);
	return [...new Set(inner)];
}

/** Whether it contains IDs of other records; Kit's names for them end with `id` or `ids`. */
function refersToRecords([name, value]: [string, unknown]): boolean {
	if (/(^|_)ids?$/.test(name)) return value !== null && value !== undefined;
	if (Array.isArray(value)) {
		return value.some((one) => typeof one === 'number' || refersToRecords(['', one]));
	}
	return isRecord(value) && Object.entries(value).some(refersToRecords);
}

/**
 * Sends a request once. If the response to a removal was lost, it is sent again, and a 404 then
 * means that the first attempt succeeded.
 *
 * @param mayBeDone whether an earlier attempt may have been processed
 * @param send sends the request
 * @param read converts Kit's response to a removal as `send` would
 */
export async function orRemoved<T>(
	api: Api,
	{ method, path }: Pick<KitRequest, 'method' | 'path'>,
	mayBeDone: boolean,
	send: () => Promise<T>,
	read: (answer: Answer) => T | Promise<T>,
): Promise<T> {
	const outcome = await settle(send);
	if (outcome.ok) return outcome.value;
	const { status, messages } = failureOf(outcome.error);
	// Without one of Kit's messages, it is a proxy that serves nothing at this URL.
	const isGone = mayBeDone && status === 404 && messages.length > 0;
	const removed = isGone ? api.removed(method, path) : undefined;
	if (removed) return await read(removed);
	throw outcome.error;
}

/** @throws NodeOperationError if Kit only accepts an OAuth token, but the node uses an API key */
export function refuseWithoutOAuth(context: RequestContext, api: Api, path: string): void {
	const node = context.getNode();
	if (!api.needsOAuth(path) || credentialOf(node, api).authentication === 'oAuth2') return;
	throw needsOAuth(node, 'getItemIndex' in context ? context.getItemIndex() : undefined);
}

/**
 * A request besides the operation's own: a lookup, a list search, a webhook registration.
 *
 * @param read reads the result from the response; an error that it throws counts as a failed
 * request
 * @throws NodeApiError or NodeOperationError with Kit's own message and what to do about it
 */
export async function kitRequest<T>(
	context: RequestContext,
	api: Api,
	request: KitRequest,
	read: (answer: Answer) => T,
): Promise<T> {
	const node = context.getNode();
	const { type } = credentialOf(node, api);
	const httpOptions = httpOptionsIn(context.getNodeParameter('requestOptions', {}), node);
	const send = async (): Promise<Answer> =>
		await context.helpers.httpRequestWithAuthentication.call(context, type, {
			baseURL: api.baseURL,
			url: request.path,
			method: request.method,
			qs: request.query,
			body: request.body,
			headers: { Accept: 'application/json' },
			...httpOptions,
			// The credential would be sent to the redirect's target.
			disableFollowRedirect: true,
			returnFullResponse: true,
		});
	return await throughLayers(context, api, request, async (mayBeDone) =>
		read(refuseForeign(await orRemoved(api, request, mayBeDone, send, (answer) => answer))),
	);
}

/** The status codes of success that Kit documents. */
const SUCCESSES = [200, 201, 202, 204];

/**
 * Kit responds with JSON or an empty body.
 *
 * @throws UnreadableAnswer for a response that did not come from Kit, and for truncated JSON
 */
export function refuseForeign(answer: Answer): Answer {
	const { statusCode, body } = answer;
	const isKits = SUCCESSES.includes(statusCode) && (typeof body !== 'string' || isNothing(body));
	if (isKits) return answer;
	throw new UnreadableAnswer('A response that is not JSON');
}

/** Whether a response has no body. */
export function isNothing(body: unknown): boolean {
	return body === undefined || body === null || (typeof body === 'string' && body.trim() === '');
}

/** Whether the body is an error of Kit or a gateway, whatever the status. */
export function isFailure(body: Record<string, unknown>): boolean {
	return (body.errors ?? body.error ?? undefined) !== undefined;
}

/**
 * All records of a list, read besides the operation's own request.
 *
 * @param key the list's name in the response
 * @throws BrokenList if the list does not end
 */
export async function kitRecords(
	context: RequestContext,
	api: Api,
	path: string,
	key: string,
	query: IDataObject = {},
): Promise<IDataObject[]> {
	const fetchPage = async (paging: IDataObject) => {
		const request: KitRequest = { method: 'GET', path, query: { ...query, ...paging } };
		return await kitRequest(context, api, request, ({ body }) =>
			api.paging.read(body, key, paging),
		);
	};
	return await paginate(fetchPage, Infinity, api.paging, MOST_PAGES_OF_LOOKUP);
}
