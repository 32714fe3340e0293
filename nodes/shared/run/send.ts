import {
	NodeApiError,
	NodeOperationError,
	type DeclarativeRestApiSettings,
	type IDataObject,
	type IExecutePaginationFunctions,
	type IExecuteSingleFunctions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
} from 'n8n-workflow';

import { invalidParameter } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { numberWithin } from '../basics/number';
import { settle, type Settled } from '../basics/settle';
import type { Answer, Api } from '../transport/api';
import { paginate, type Page } from '../transport/paginate';
import { orRemoved, throughLayers } from '../transport/request';
import { preparationFailure } from './prepare';
import { simplified } from './simplify';
import { checkedBoolean } from '../basics/boolean';

export type Request = DeclarativeRestApiSettings.ResultOptions;

/** What an operation does for one input item, with the request that it declares. */
export type WorkForEach = (
	context: IExecutePaginationFunctions,
	request: Request,
) => Promise<INodeExecutionData[]>;

/** One input item of an operation that sends all items together. */
export interface Part<Entry> {
	context: IExecutePaginationFunctions;
	entry: Entry;
	/** The item's outcome, once it is known. Declaring it from the start takes less memory. */
	outcome: Settled<IDataObject> | undefined;
}

/** What an operation does for all input items together. */
export interface WorkForAll<Entry> {
	/** Reads the parameters of one item, and looks up the records that they refer to. */
	read: (context: IExecutePaginationFunctions, request: Request) => Promise<Entry>;
	/**
	 * @param parts in the order of their items
	 * @param request the request of one of them
	 * @param finish reports the outcome of a part; a part that is never reported was not reached
	 */
	send: (
		parts: Array<Part<Entry>>,
		request: Request,
		finish: (part: Part<Entry>, outcome: Settled<IDataObject>) => void,
	) => Promise<void>;
}

/** The items of one run that are sent together. */
interface Gathering {
	read: (context: IExecutePaginationFunctions, request: Request) => Promise<void>;
	send: () => Promise<void>;
}

type Finish = (index: number, outcome: Settled<IDataObject>) => void;

/**
 * n8n's type for a value of `requestOperations.pagination`, which sends the request whether or not
 * it is paginated.
 */
export type Sender = (
	this: IExecutePaginationFunctions,
	request: Request,
) => Promise<INodeExecutionData[]>;

/** The operation behind a sender, for a run that calls it directly. */
export interface Work {
	forEach?: WorkForEach;
	forAll?: (finish: Finish) => Gathering;
}

const works = new WeakMap<object, Work>();

export function workOf(sender: unknown): Work {
	return (typeof sender === 'function' && works.get(sender)) || {};
}

/** Turns what an operation does for each item into a value for its `routing`. */
export function forEach(work: WorkForEach): Sender {
	const sender = senderOf(work);
	works.set(sender, { forEach: work });
	return sender;
}

/**
 * Like `forEach`, for what an operation does for all items together; n8n's engine passes one item
 * at a time.
 */
export function forAll<Entry>(work: WorkForAll<Entry>): Sender {
	const gather = (finish: Finish): Gathering => {
		const parts: Array<Part<Entry>> = [];
		let ofOne: Request | undefined;
		return {
			async read(context, request) {
				ofOne ??= request;
				const entry = await work.read(context, request);
				parts.push({ context, entry, outcome: undefined });
			},
			async send() {
				if (!ofOne) return;
				// Items that need a lookup are read later than the others.
				parts.sort((a, b) => a.context.getItemIndex() - b.context.getItemIndex());
				await work.send(parts, ofOne, (part, outcome) => {
					part.outcome = outcome;
					finish(part.context.getItemIndex(), outcome);
				});
			},
		};
	};
	const sender = senderOf(async (context, request) => {
		const outcomes: Array<Settled<IDataObject>> = [];
		const gathering = gather((_, outcome) => outcomes.push(outcome));
		await gathering.read(context, request);
		await gathering.send();
		const [outcome] = outcomes;
		if (outcome?.ok) return [{ json: outcome.value }];
		throw outcome?.error;
	});
	works.set(sender, { forAll: gather });
	return sender;
}

/**
 * For n8n's routing engine, which passes one item at a time and loses its link if something throws.
 */
function senderOf(work: WorkForEach): Sender {
	return async function (request) {
		const outcome =
			preparationFailure(request.options) ?? (await settle(async () => await work(this, request)));
		if (outcome.ok) return linked(outcome.value, this.getItemIndex());
		const error = asNodeError(this, outcome.error);
		if (!this.continueOnFail()) throw error;
		return [failedItem(error, this.getItemIndex())];
	};
}

/** Links results to their input item. */
export function linked(results: INodeExecutionData[], index: number): INodeExecutionData[] {
	const pairedItem = { item: index };
	for (const result of results) result.pairedItem = pairedItem;
	return results;
}

/**
 * Turns a failure into an item. With this format and the link, n8n adds the fields of the input
 * item on the error output. With an `error` next to `json`, it would drop them; with a second
 * field, n8n 1 would not recognize a failure.
 */
export function failedItem(
	{ message, description }: NodeApiError | NodeOperationError,
	index: number,
): INodeExecutionData {
	const whole = /[.!?]$/.test(message) ? message : `${message}.`;
	const error = description ? `${whole} ${description}` : message;
	return { json: { error }, pairedItem: { item: index } };
}

/**
 * The error of an item as n8n displays it, including for an expression that cannot be evaluated.
 */
export function asNodeError(
	context: Pick<IExecuteSingleFunctions, 'getNode' | 'getItemIndex'>,
	error: unknown,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const cause = error instanceof Error ? error : String(error);
	return new NodeOperationError(context.getNode(), cause, { itemIndex: context.getItemIndex() });
}

/** Sends the request of an operation once, unchanged. */
export function sender(api: Api): Sender {
	return forEach(async (context, request) => await sendOnce(context, api, request));
}

/**
 * Sends the request of a list operation page by page, according to 'Return All' and 'Limit'.
 *
 * @param key the list's name in the response
 * @param fields the fields that 'Simplify' keeps
 * @returns a routing fragment
 */
export function pages(api: Api, key: string, fields?: string[]): { pagination: Sender } {
	return {
		pagination: forEach(async (context, request) => {
			const records = await sendPages(context, api, request, (body, asked) =>
				api.paging.read(body, key, asked),
			);
			// The link is set later. Objects that declare it from the start are smaller.
			const pairedItem = context.getItemIndex();
			return records.map((record) => ({ json: simplified(context, record, fields), pairedItem }));
		}),
	};
}

/** Sends the request of the operation through the layers, once and unchanged. */
export async function sendOnce(
	context: IExecutePaginationFunctions,
	api: Api,
	request: Request,
): Promise<INodeExecutionData[]> {
	return await sendAndRead(context, api, request, (items) => items);
}

/**
 * Sends the request of the operation through the layers, page by page.
 *
 * @param readBody reads the page from a response, and gets the paging parameters that were sent; an
 * error that it throws counts as a failed request
 */
export async function sendPages(
	context: IExecutePaginationFunctions,
	api: Api,
	request: Request,
	readBody: (body: unknown, asked: IDataObject) => Page,
): Promise<IDataObject[]> {
	return await paginate(
		async (paging) =>
			await sendAndRead(context, api, withPaging(request, paging), ([item]) =>
				readBody(item?.json, paging),
			),
		wanted(context),
		api.paging,
	);
}

/** If a list is requested with a body, such as a filter, its paging parameters go there. */
function withPaging(request: Request, paging: IDataObject): Request {
	const { options } = request;
	if (options.method !== 'POST')
		return { ...request, options: { ...options, qs: { ...options.qs, ...paging } } };
	const body = isRecord(options.body) ? options.body : {};
	return { ...request, options: { ...options, body: { ...body, ...paging } } };
}

/**
 * @param read reads the result from the response, and is told whether an earlier attempt may have
 * been processed; an error that it throws counts as a failed request
 * @param names Kit's names of the parameters, if they are not the keys of the body
 */
export async function sendAndRead<T>(
	context: IExecutePaginationFunctions,
	api: Api,
	request: Request,
	read: (items: INodeExecutionData[], mayBeDone: boolean) => T,
	names?: string[],
): Promise<T> {
	const { options } = request;
	const { qs } = options;
	const body = isRecord(options.body) ? options.body : {};
	const method = options.method ?? 'GET';
	const sent = { method, path: options.url ?? '', query: qs, body, names };
	return await throughLayers(context, api, sent, async (mayBeDone) => {
		// n8n's helpers modify the options that they get, and a retry must start from the originals.
		const fresh = { ...options, qs: { ...qs }, body: { ...body }, headers: { ...options.headers } };
		const send = async () =>
			await context.makeRoutingRequest.call(context, { ...request, options: fresh });
		const output = async ({ statusCode, body: documented }: Answer) => {
			const answer = isRecord(documented) ? documented : '';
			return await outputOf(context, request, { statusCode, body: answer, headers: {} });
		};
		return read(await orRemoved(api, sent, mayBeDone, send, output), mayBeDone);
	});
}

/** The operation's output for a response. */
export async function outputOf(
	context: IExecuteSingleFunctions,
	{ postReceive }: Request,
	response: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const json = isRecord(response.body) ? response.body : {};
	let items: INodeExecutionData[] = [{ json }];
	for (const action of postReceive.flatMap(({ actions }) => actions)) {
		if (typeof action === 'function') items = await action.call(context, items, response);
	}
	return items;
}

function wanted(context: IExecutePaginationFunctions): number {
	const all: unknown = context.getNodeParameter('returnAll');
	if (checkedBoolean(context, all, 'Return All')) return Infinity;
	const limit = numberWithin(context.getNodeParameter('limit'), 1, Number.MAX_SAFE_INTEGER);
	if (Number.isInteger(limit) && limit !== undefined) return limit;
	throw invalidParameter(context, 'Limit', 'must be a positive whole number');
}
