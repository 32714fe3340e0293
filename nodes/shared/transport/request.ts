import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

import { type Api, credentialOf } from './api';
import { systemClock } from './clock';
import { kitError, needsOAuth } from './kitError';
import { paginate } from './paginate';
import { paceOf } from './pace';
import { retry } from './retry';

export type RequestContext = IExecuteSingleFunctions | ILoadOptionsFunctions | IHookFunctions;

export interface KitRequest {
	method: IHttpRequestMethods;
	/** Relative to the API's base, with leading slash. */
	path: string;
	query?: IDataObject;
	body?: IDataObject;
	/** Kit's names of the parameters that it is made of, where they are not the keys of the body. */
	names?: string[];
}

export interface KitAnswer {
	statusCode: number;
	body: unknown;
}

/** As long as n8n's declarative engine waits for an answer. */
const TIMEOUT_MS = 300_000;

/**
 * The layers that every request of every node goes through: retry around pace around the sender.
 *
 * @param perform sends the request once with n8n's helpers
 * @throws what kitError makes of the last failure
 */
export async function throughLayers<T>(
	context: RequestContext,
	api: Api,
	request: KitRequest,
	perform: () => Promise<T>,
): Promise<T> {
	const node = context.getNode();
	const { method, path, query, body } = request;
	const credential = credentialOf(node, api);
	const credentialId = node.credentials?.[credential.type]?.id ?? node.id;
	const safeToRepeat = api.safeToRepeat(method, path);
	const itemIndex = 'getItemIndex' in context ? context.getItemIndex() : undefined;
	refuseWithoutOAuth(context, api, path);

	const outcome = await retry(perform, {
		pace: paceOf(credentialId, credential.limit),
		clock: systemClock,
		safeToRepeat,
		signal: 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined,
	});
	if (outcome.ok) return outcome.value;

	const names = request.names ?? [...Object.keys(body ?? {}), ...Object.keys(query ?? {})];
	throw kitError(node, outcome.error, { api, method, path, names, safeToRepeat }, itemIndex);
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
	read: (answer: KitAnswer) => T,
): Promise<T> {
	const { type } = credentialOf(context.getNode(), api);
	return await throughLayers(context, api, request, async () => {
		const answer: KitAnswer = await context.helpers.httpRequestWithAuthentication.call(
			context,
			type,
			{
				baseURL: api.baseURL,
				url: request.path,
				method: request.method,
				qs: request.query,
				body: request.body,
				headers: { Accept: 'application/json' },
				timeout: TIMEOUT_MS,
				returnFullResponse: true,
			},
		);
		return read(answer);
	});
}

/**
 * All records of a list beside the operation's own.
 *
 * @param key the list's name in the answer
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
		return await kitRequest(context, api, request, ({ body }) => api.paging.read(body, key));
	};
	return await paginate(fetchPage, Infinity, api.paging);
}
