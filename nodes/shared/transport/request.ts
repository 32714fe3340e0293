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
	/** Relative to the API's base, with leading slash. */
	path: string;
	query?: IDataObject;
	body?: IDataObject;
	/** Kit's names of the parameters that it is made of, where they are not the keys of the body. */
	names?: string[];
}

/** Lookups beside an operation are about short lists, and with a trigger nobody can cancel them. */
const MOST_PAGES_OF_LOOKUP = 100;

/** The window that the requests of a node share with all others of its credential. */
export function paceFor(node: INode, api: Api): Pace {
	const { type, limit } = credentialOf(node, api);
	return paceOf(node.credentials?.[type]?.id ?? node.id, limit);
}

/**
 * The layers that every request of every node goes through: retry around pace around the sender.
 *
 * @param perform sends the request once with n8n's helpers; is told whether an earlier try may have
 * done what was asked, see `orRemoved`
 * @throws what kitError makes of the last failure
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

/** Failures of requests that may have been done, and would be done twice if they were sent again. */
const unclear = new WeakSet<Error>();

/** Whether nobody can tell if the work was done, and doing it again would do it twice. */
export function mustNotBeRepeated(error: Error): boolean {
	return unclear.has(error);
}

/** The keys of an object and of what is in it, each once. */
function keysIn(value: unknown): string[] {
	if (Array.isArray(value)) return [...new Set(value.flatMap(keysIn))];
	if (!isRecord(value)) return [];
	const inner = Object.entries(value).flatMap(([name, one]) => [name, ...keysIn(one)]);
	return [...new Set(inner)];
}

/** Whether it holds IDs of other records; Kit's names of them end with `id` or `ids`. */
function refersToRecords([name, value]: [string, unknown]): boolean {
	if (/(^|_)ids?$/.test(name)) return value !== null && value !== undefined;
	if (Array.isArray(value)) {
		return value.some((one) => typeof one === 'number' || refersToRecords(['', one]));
	}
	return isRecord(value) && Object.entries(value).some(refersToRecords);
}

/**
 * Sends a request once. A removal whose answer was lost is sent again, and what it does not find
 * then, it has removed itself.
 *
 * @param mayBeDone whether an earlier try may have done what was asked
 * @param send sends the request
 * @param read makes of Kit's answer to a removal what `send` would make of it
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
	// Without Kit's sentence it is a proxy that has nothing at this address.
	const isGone = mayBeDone && status === 404 && messages.length > 0;
	const removed = isGone ? api.removed(method, path) : undefined;
	if (removed) return await read(removed);
	throw outcome.error;
}

/** @throws NodeOperationError when Kit takes only an OAuth token here, and the node has an API key */
export function refuseWithoutOAuth(context: RequestContext, api: Api, path: string): void {
	const node = context.getNode();
	if (!api.needsOAuth(path) || credentialOf(node, api).authentication === 'oAuth2') return;
	throw needsOAuth(node, 'getItemIndex' in context ? context.getItemIndex() : undefined);
}

/**
 * A request beside the operation's own: a lookup, a list search, a webhook registration.
 *
 * @param read takes what is wanted from the answer; what it throws counts as a failed request
 * @throws NodeApiError or NodeOperationError with Kit's sentence and what to do about it
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
			// The credential would go along to wherever it leads.
			disableFollowRedirect: true,
			returnFullResponse: true,
		});
	return await throughLayers(context, api, request, async (mayBeDone) =>
		read(refuseForeign(await orRemoved(api, request, mayBeDone, send, (answer) => answer))),
	);
}

/** All that Kit documents of answers that are no failures. */
const SUCCESSES = [200, 201, 202, 204];

/**
 * Kit answers with JSON or with nothing.
 *
 * @throws UnreadableAnswer for what somebody else answered, and for JSON that was cut off
 */
export function refuseForeign(answer: Answer): Answer {
	const { statusCode, body } = answer;
	const isKits = SUCCESSES.includes(statusCode) && (typeof body !== 'string' || isNothing(body));
	if (isKits) return answer;
	throw new UnreadableAnswer('An answer that is no JSON');
}

/** Whether an answer has no body. */
export function isNothing(body: unknown): boolean {
	return body === undefined || body === null || (typeof body === 'string' && body.trim() === '');
}

/** Whether it is an error of Kit's or a gateway's, whatever the status says. */
export function isFailure(body: Record<string, unknown>): boolean {
	return (body.errors ?? body.error ?? undefined) !== undefined;
}

/**
 * All records of a list beside the operation's own.
 *
 * @param key the list's name in the answer
 * @throws BrokenList when the list does not end
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
