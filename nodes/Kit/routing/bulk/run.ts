import {
	NodeApiError,
	type IDataObject,
	type IExecutePaginationFunctions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type INodeRequestOutput,
	type JsonObject,
} from 'n8n-workflow';

import { isRecord } from '../../../shared/basics/isRecord';
import type { Locator } from '../../../shared/basics/locator';
import { settle, type Settled } from '../../../shared/basics/settle';
import { checkedUrl } from '../../../shared/fields/url';
import { inTurn } from '../../../shared/run/inTurn';
import {
	forAll,
	sendAndRead,
	type Part,
	type Request,
	type Sender,
} from '../../../shared/run/send';
import { credentialOf } from '../../../shared/transport/api';
import { checkText } from '../../../shared/transport/explain';
import { UnreadableAnswer } from '../../../shared/transport/failure';
import { errorForItem } from '../../../shared/transport/kitError';
import { labelsFor } from '../../../shared/transport/labels';
import { isFailure, isNothing, refuseWithoutOAuth } from '../../../shared/transport/request';
import { maskFor } from '../../../shared/transport/secrets';
import { api } from '../../api';
import { idOf } from '../tags';
import { answersTo, identityOf, NotDone } from './answers';
import { CREATE_TAGS, type BulkRequest } from './requests';
import { checkedBoolean } from '../../../shared/basics/boolean';

/**
 * Kit processes up to this many records immediately and returns their results; it queues more than
 * that.
 */
const AT_ONCE = 100;

interface Common {
	/** The URL to which Kit sends the results, if the records are processed later. */
	callbackUrl: string | undefined;
}

/** One item of a bulk operation, with what the operation has read about it. */
export type BulkItem<Entry> = Part<Entry & Common>;

interface BulkOperation<Entry> {
	/**
	 * Reads one item's parameters, and looks up the records that they refer to.
	 *
	 * @param fields what the parameters put into the body
	 */
	read: (
		context: IExecutePaginationFunctions,
		fields: IDataObject,
		common: Common,
	) => Promise<Entry>;
	/** Sends what was read, step by step, and settles every item. */
	send: (run: BulkRun<Entry>) => Promise<void>;
}

/** A record to send. */
interface Queued {
	context: IExecutePaginationFunctions;
	record: IDataObject;
}

/** A record of a step. There can be very many, so what they share is stored once, in `answers`. */
interface QueuedInStep<Entry> extends Queued {
	/** The record's index among those of the item. */
	place: number;
	answers: {
		item: BulkItem<Entry>;
		outcomes: Array<Settled<IDataObject>>;
		missing: number;
	};
}

/** Only Kit's status shows whether the records are processed later. */
export const keepAnswer: INodeRequestOutput = {
	postReceive: [
		async function (_items, { body, statusCode }: IN8nHttpFullResponse) {
			if (isRecord(body) && !isFailure(body)) return [{ json: { body, statusCode } }];
			if (statusCode === 202 && isNothing(body)) return [{ json: { body: {}, statusCode } }];
			throw new UnreadableAnswer('An unexpected response to a bulk request');
		},
	],
};

/** Turns a bulk operation into a value for `routing`. */
export function bulkOperation<Entry extends object>({ read, send }: BulkOperation<Entry>): Sender {
	return forAll<Entry & Common>({
		async read(context, { options }) {
			// Also applies before anything is looked up.
			refuseWithoutOAuth(context, api, options.url ?? '');
			const callbackUrl = callbackUrlIn(context);
			const fields = isRecord(options.body) ? options.body : {};
			// A copy would take several times the memory.
			return Object.assign(await read(context, fields, { callbackUrl }), { callbackUrl });
		},
		async send(items, request, end) {
			await send(new BulkRun(items, request, end));
		},
	});
}

/**
 * A bulk operation of one request, with one record for each item.
 *
 * @param result the output of an item if Kit returns no results
 */
export function oneRecordEach(
	bulk: BulkRequest,
	read: BulkOperation<IDataObject>['read'],
	result?: IDataObject,
): Sender {
	return bulkOperation<{ record: IDataObject }>({
		read: async (...given) => ({ record: await read(...given) }),
		async send(run) {
			await run.stepOne(
				bulk,
				({ entry }) => entry.record,
				(item, outcome) => {
					const said = result && outcome.ok && !outcome.value.queued;
					run.end(item, said ? { ok: true, value: { ...result } } : outcome);
				},
			);
		},
	});
}

/** The items of one run of a bulk operation, which go through its steps together. */
export class BulkRun<Entry> {
	constructor(
		private readonly items: Array<BulkItem<Entry>>,
		private readonly request: Request,
		/** Reports the outcome of an item. */
		readonly end: (item: BulkItem<Entry>, outcome: Settled<IDataObject>) => void,
	) {}

	/** The items without an outcome. */
	get open(): Array<BulkItem<Entry>> {
		return this.items.filter(({ outcome }) => outcome === undefined);
	}

	/** @param advise gets the existing advice */
	fail(item: BulkItem<Entry>, error: unknown, advise?: (advice: string) => string): void {
		const { context } = item;
		const own = errorForItem(context.getNode(), error, context.getItemIndex(), advise);
		this.end(item, { ok: false, error: own });
	}

	/**
	 * Sends the records of all open items concurrently, in as few requests as possible.
	 *
	 * @param recordsOf returns the records of an item; an item without records is skipped
	 * @param then gets Kit's results for the records of an item, in their order
	 */
	async step(
		bulk: BulkRequest,
		recordsOf: (item: BulkItem<Entry>) => IDataObject[],
		then: (item: BulkItem<Entry>, outcomes: Array<Settled<IDataObject>>) => void,
	): Promise<void> {
		const queues = new Map<string | undefined, Array<QueuedInStep<Entry>>>();
		const enqueue = (item: BulkItem<Entry>) => {
			const { context, entry } = item;
			const records = recordsOf(item);
			const answers = { item, outcomes: [], missing: records.length };
			const queue = queues.get(entry.callbackUrl) ?? [];
			queues.set(entry.callbackUrl, queue);
			for (const [place, record] of records.entries()) {
				queue.push({ context, record, place, answers });
			}
		};
		for (const some of inBatches(this.open, AT_ONCE)) await inTurn(() => some.forEach(enqueue));
		const tell = ({ place, answers }: QueuedInStep<Entry>, outcome: Settled<IDataObject>) => {
			answers.outcomes[place] = outcome;
			answers.missing -= 1;
			if (answers.missing === 0) then(answers.item, answers.outcomes);
		};
		await Promise.all(
			[...queues].map(async ([url, queue]) => await this.send(bulk, queue, url, tell)),
		);
	}

	/** Like `step`, if every open item has exactly one record. */
	async stepOne(
		bulk: BulkRequest,
		recordOf: (item: BulkItem<Entry>) => IDataObject,
		then: (item: BulkItem<Entry>, outcome: Settled<IDataObject>) => void,
	): Promise<void> {
		await this.step(
			bulk,
			(item) => [recordOf(item)],
			(item, [outcome]) => outcome && then(item, outcome),
		);
	}

	/**
	 * Creates the tags specified by name, each name once for all items. Their IDs are needed
	 * immediately, even if what is done with the tags is processed later.
	 *
	 * @returns a function that returns the ID of a tag, or why there is none
	 */
	async createTags(
		tagsOf: (item: BulkItem<Entry>) => Locator[],
	): Promise<(tag: Locator) => Settled<number>> {
		const ids = new Map<string, Settled<number>>();
		const queue = new Map<string, Queued & { key: string }>();
		for (const item of this.open) {
			for (const { mode, value: name } of tagsOf(item)) {
				if (mode !== 'name') continue;
				const key = name.toLowerCase();
				if (queue.has(key)) continue;
				queue.set(key, { context: item.context, record: { name }, key });
			}
		}
		await this.send(CREATE_TAGS, [...queue.values()], undefined, ({ key }, outcome) =>
			ids.set(key, outcome.ok ? { ok: true, value: Number(idOf(outcome.value)) } : outcome),
		);
		return ({ mode, value }) => {
			if (mode !== 'name') return { ok: true, value: Number(value) };
			return (
				ids.get(value.toLowerCase()) ?? { ok: false, error: new Error('The tag was not created') }
			);
		};
	}

	/**
	 * Sends requests concurrently, except that each waits for earlier ones that write the same records,
	 * so that the later of two rows wins.
	 */
	private async send<Some extends Queued>(
		bulk: BulkRequest,
		queue: Some[],
		callbackUrl: string | undefined,
		tell: (queued: Some, outcome: Settled<IDataObject>) => void,
	): Promise<void> {
		const requests: Array<Promise<void>> = [];
		const lastWrites = new Map<string, Promise<void>>();
		for (const queued of inBatches(queue, callbackUrl === undefined ? AT_ONCE : Infinity)) {
			const keys = await inTurn(() => overwritable(queued, bulk));
			const earlier = [...keys].flatMap((key) => lastWrites.get(key) ?? []);
			const request = Promise.all(earlier).then(
				async () => await this.sendTogether(bulk, queued, callbackUrl, tell),
			);
			for (const key of keys) lastWrites.set(key, request);
			requests.push(request);
		}
		await Promise.all(requests);
	}

	private async sendTogether<Some extends Queued>(
		bulk: BulkRequest,
		queued: Some[],
		callbackUrl: string | undefined,
		tell: (queued: Some, outcome: Settled<IDataObject>) => void,
	): Promise<void> {
		const [first] = queued;
		if (!first) return;
		const { context } = first;
		const { method, path: url } = bulk;
		const records = await inTurn(() => queued.map(({ record }) => record));
		// One page of Kit's documentation calls it required; Kit's examples always have it, as null.
		const body = { [bulk.records]: records, callback_url: callbackUrl ?? null };
		const options = { ...this.request.options, method, url, body };
		const read = (
			[answer]: INodeExecutionData[],
			mayBeDone: boolean,
		): Array<Settled<IDataObject>> => {
			if (answer?.json.statusCode !== 202) {
				const outcomes = answersTo(records, answer?.json.body, bulk);
				return mayBeDone ? outcomes.map((outcome) => orGone(outcome, bulk)) : outcomes;
			}
			if (callbackUrl === undefined)
				throw new UnreadableAnswer('Queued although there was nothing to queue');
			const value = { queued: true, count: records.length, callback_url: callbackUrl };
			return records.map(() => ({ ok: true, value }));
		};
		const sent = await settle(async () => {
			const outcomes = await sendAndRead(
				context,
				api,
				{ ...this.request, options },
				read,
				bulk.names,
			);
			return await masked(context, outcomes);
		});
		await inTurn(() => {
			for (const [index, one] of queued.entries()) {
				const outcome = sent.ok ? sent.value[index] : undefined;
				if (outcome?.ok) tell(one, outcome);
				else if (outcome) {
					tell(one, { ok: false, error: refusalOf(one.context, bulk, outcome.error) });
				} else if (!sent.ok) {
					tell(one, { ok: false, error: commonFailure(one.context, sent.error, records.length) });
				}
			}
		});
	}
}

/**
 * Identifies the records whose fields another request could overwrite; tagging, for instance, has no
 * such fields.
 */
function overwritable(queued: Queued[], { identity }: BulkRequest): Set<string> {
	const keys = new Set<string>();
	for (const { record } of queued) {
		const isIdentityOnly = Object.keys(record).every((field) => identity.includes(field));
		if (!isIdentityOnly) keys.add(identityOf(record, identity));
	}
	return keys;
}

function inBatches<T>(list: T[], size: number): T[][] {
	const batches: T[][] = [];
	for (let from = 0; from < list.length; from += size) batches.push(list.slice(from, from + size));
	return batches;
}

/** If a removal is retried, a missing record was removed by the attempt whose response was lost. */
function orGone(outcome: Settled<IDataObject>, { gone }: BulkRequest): Settled<IDataObject> {
	if (outcome.ok || !gone || !(outcome.error instanceof NotDone)) return outcome;
	const isGone = outcome.error.candidates === 1 && gone.test(outcome.error.message);
	return isGone ? { ok: true, value: {} } : outcome;
}

/** Kit may echo the credential in its message about a record. */
async function masked(
	context: IExecutePaginationFunctions,
	outcomes: Array<Settled<IDataObject>>,
): Promise<Array<Settled<IDataObject>>> {
	if (outcomes.every(({ ok }) => ok)) return outcomes;
	const mask = await maskFor(context, credentialOf(context.getNode(), api).type);
	return outcomes.map((outcome) => {
		if (outcome.ok || !(outcome.error instanceof NotDone)) return outcome;
		const { message, candidates } = outcome.error;
		return { ok: false, error: new NotDone(mask(message), candidates) };
	});
}

/** Kit's message about one record. */
function refusalOf(
	context: IExecutePaginationFunctions,
	{ names }: BulkRequest,
	error: unknown,
): Error {
	const itemIndex = context.getItemIndex();
	if (!(error instanceof NotDone)) return errorForItem(context.getNode(), error, itemIndex);
	const { message, candidates } = error;
	const check = 'Check in Kit before running it again.';
	const description = {
		0: `It may have been saved. ${check}`,
		1: `Kit rejected the data of this item. ${checkText(message, names, labelsFor(context.getNode(), api))}`,
	}[candidates];
	return new NodeApiError(context.getNode(), {} as JsonObject, {
		message,
		description:
			description ??
			`Kit does not say which of ${candidates} records failed, so this one may have been saved. ${check}`,
		itemIndex,
	});
}

/** The error of a request, for each of its records. */
function commonFailure(
	context: IExecutePaginationFunctions,
	error: unknown,
	records: number,
): Error {
	const together = `The request contained ${records} records, and all of them failed.`;
	return errorForItem(context.getNode(), error, context.getItemIndex(), (advice) =>
		records === 1 ? advice : `${advice} ${together}`.trim(),
	);
}

function callbackUrlIn(context: IExecutePaginationFunctions): string | undefined {
	const later: unknown = context.getNodeParameter('processLater', false);
	if (!checkedBoolean(context, later, 'Process Later')) return undefined;
	return checkedUrl(context, context.getNodeParameter('callbackUrl'), 'Callback URL');
}
