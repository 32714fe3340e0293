import {
	NodeApiError,
	NodeOperationError,
	type DeclarativeRestApiSettings,
	type IDataObject,
	type IExecutePaginationFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { Api } from '../transport/api';
import { invalidParameter } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { paginate, type Page } from '../transport/paginate';
import { preparationFailure } from './prepare';
import { throughLayers } from '../transport/request';
import { settle } from '../basics/settle';
import { simplified } from './simplify';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** n8n's type for what may stand in `requestOperations.pagination`: it sends the request, paging or not. */
export type Sender = (
	this: IExecutePaginationFunctions,
	request: Request,
) => Promise<INodeExecutionData[]>;

/**
 * Sends the request of an operation as it is, once.
 */
export function sender(api: Api): Sender {
	return async function (request) {
		return await deliver(this, request, async () => await sendOnce(this, api, request));
	};
}

/**
 * Sends the request of a list operation page by page, as 'Return All' and 'Limit' ask for.
 *
 * @param key the list's name in the answer
 * @param fields what 'Simplify' keeps of a record
 * @returns a routing fragment
 */
export function pages(api: Api, key: string, fields?: string[]): { pagination: Sender } {
	return {
		async pagination(request) {
			return await deliver(this, request, async () => {
				const records = await sendPages(this, api, request, (body) => api.paging.read(body, key));
				// `deliver` sets the link. An object that has the place for it from the start is smaller.
				const pairedItem = this.getItemIndex();
				return records.map((record) => ({ json: simplified(this, record, fields), pairedItem }));
			});
		},
	};
}

/**
 * Runs what an operation does for one input item, so that the item leaves either as its results or
 * as its own failure, linked to it in both cases.
 */
export async function deliver(
	context: IExecutePaginationFunctions,
	request: Request,
	work: () => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	const pairedItem = { item: context.getItemIndex() };
	const outcome = preparationFailure(request.options) ?? (await settle(work));
	if (outcome.ok) {
		for (const item of outcome.value) item.pairedItem = pairedItem;
		return outcome.value;
	}
	const error = asNodeError(context, outcome.error);
	if (!context.continueOnFail()) throw error;

	// In this shape and with the link n8n adds the fields of the input item on the error output. With
	// an `error` beside `json` it would drop them, with a second field n8n 1 would not see a failure.
	return [{ json: { error: sentences(error.message, error.description) }, pairedItem }];
}

/** Sends the request of the operation through the layers, once and as it is. */
export async function sendOnce(
	context: IExecutePaginationFunctions,
	api: Api,
	request: Request,
): Promise<INodeExecutionData[]> {
	return await sendAndRead(context, api, request, {}, (items) => items);
}

/**
 * Sends the request of the operation through the layers, page by page.
 *
 * @param readBody takes the page from an answer; what it throws counts as a failed request
 */
export async function sendPages(
	context: IExecutePaginationFunctions,
	api: Api,
	request: Request,
	readBody: (body: unknown) => Page,
): Promise<IDataObject[]> {
	const read = ([item]: INodeExecutionData[]) => readBody(item?.json);
	return await paginate(
		async (query) => await sendAndRead(context, api, request, query, read),
		wanted(context),
		api.paging,
	);
}

/**
 * @param query what to add to the operation's query
 * @param read takes what is wanted from the answer; what it throws counts as a failed request
 * @param names Kit's names of the parameters that it is made of, where they are not the keys of the body
 */
export async function sendAndRead<T>(
	context: IExecutePaginationFunctions,
	api: Api,
	request: Request,
	query: IDataObject,
	read: (items: INodeExecutionData[]) => T,
	names?: string[],
): Promise<T> {
	const { options } = request;
	const qs = { ...options.qs, ...query };
	const body = isRecord(options.body) ? options.body : {};
	const sent = { method: options.method ?? 'GET', path: options.url ?? '', query: qs, body, names };
	return await throughLayers(context, api, sent, async () => {
		// n8n's helpers write into what they are given, and a repeat must start from the original.
		const fresh = { ...options, qs: { ...qs }, body: { ...body }, headers: { ...options.headers } };
		return read(await context.makeRoutingRequest.call(context, { ...request, options: fresh }));
	});
}

function wanted(context: IExecutePaginationFunctions): number {
	if (context.getNodeParameter('returnAll') === true) return Infinity;
	const limit = Number(context.getNodeParameter('limit'));
	if (Number.isInteger(limit) && limit > 0) return limit;
	throw invalidParameter(context, 'Limit', 'must be a whole number above 0');
}

/** What happened and what to do about it, as one text. */
function sentences(message: string, description?: string | null): string {
	if (!description) return message;
	return `${message}${/[.!?]$/.test(message) ? '' : '.'} ${description}`;
}

function asNodeError(
	context: IExecutePaginationFunctions,
	error: unknown,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const cause = error instanceof Error ? error : String(error);
	return new NodeOperationError(context.getNode(), cause, { itemIndex: context.getItemIndex() });
}
