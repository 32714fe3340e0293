import {
	NodeApiError,
	type DeclarativeRestApiSettings,
	type IDataObject,
	type IExecutePaginationFunctions,
	type IHttpRequestMethods,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type INodeRequestOutput,
	type JsonObject,
} from 'n8n-workflow';

import { Batch, takePart, type Member } from '../../../shared/run/batch';
import { isRecord } from '../../../shared/basics/isRecord';
import { checkText } from '../../../shared/transport/explain';
import { errorForItem } from '../../../shared/transport/kitError';
import { labelsFor } from '../../../shared/transport/labels';
import { credentialOf } from '../../../shared/transport/api';
import { refuseWithoutOAuth } from '../../../shared/transport/request';
import { maskFor } from '../../../shared/transport/secrets';
import { deliver, sendAndRead, type Sender } from '../../../shared/run/send';
import { settle, type Settled } from '../../../shared/basics/settle';
import { checkedUrl } from '../../../shared/fields/url';
import { api } from '../../api';
import { answersTo, Refused, type AnswerFormat } from './answers';

/** Kit does so many at once and answers what became of each; more are done later. */
const AT_ONCE = 100;

/** One of Kit's bulk requests. */
interface Bulk extends AnswerFormat {
	method: IHttpRequestMethods;
	path: string;
	/** Where the records are in the body. */
	records: string;
	/** When it is sent by an operation that sends several, the lowest first. */
	step: number;
	/** Kit's names of the parameters that a record is made of. */
	names: string[];
}

/** One item of a bulk operation. */
export interface Part {
	context: IExecutePaginationFunctions;
	request: DeclarativeRestApiSettings.ResultOptions;
	member: Member;
	/** Where Kit sends the results, when the user wants the records to be processed later. */
	callbackUrl: string | undefined;
}

export const NEW_TAGS: Bulk = {
	method: 'POST',
	path: '/bulk/tags',
	records: 'tags',
	step: 4,
	names: ['name'],
	identity: ['name'],
	failed: 'tag',
	results: { key: 'tags', identity: { name: 'name' } },
};

export const OLD_TAGS: Bulk = {
	method: 'DELETE',
	path: '/bulk/tags',
	records: 'tags',
	step: 1,
	names: ['tag'],
	identity: ['id'],
	failed: 'tag',
};

export const CUSTOM_FIELDS: Bulk = {
	method: 'POST',
	path: '/bulk/custom_fields',
	records: 'custom_fields',
	step: 1,
	names: ['label'],
	identity: ['label'],
	failed: 'custom_field',
	results: { key: 'custom_fields', identity: { label: 'label' } },
};

export const SUBSCRIBERS: Bulk = {
	method: 'POST',
	path: '/bulk/subscribers',
	records: 'subscribers',
	step: 1,
	names: ['email_address', 'first_name', 'state'],
	identity: ['email_address'],
	failed: 'subscriber',
	results: { key: 'subscribers', identity: { email_address: 'email_address' } },
};

export const FIELD_VALUES: Bulk = {
	method: 'POST',
	path: '/bulk/custom_fields/subscribers',
	records: 'custom_field_values',
	step: 2,
	names: ['subscriber', 'custom_fields'],
	identity: ['subscriber_id', 'subscriber_custom_field_id'],
	failed: 'custom_field_value',
	results: {
		key: 'custom_field_values',
		identity: {
			subscriber_id: 'subscriber_id',
			subscriber_custom_field_id: 'subscriber_custom_field_id',
		},
	},
};

const TAGGING = {
	path: '/bulk/tags/subscribers',
	records: 'taggings',
	step: 5,
	names: ['tag', 'subscriber'],
	identity: ['tag_id', 'subscriber_id'],
	failed: 'tagging',
};

export const NEW_TAGGINGS: Bulk = {
	...TAGGING,
	method: 'POST',
	// A result is the subscriber, and does not say which tag it is about.
	results: { key: 'subscribers', identity: { id: 'subscriber_id' } },
};

export const OLD_TAGGINGS: Bulk = { ...TAGGING, method: 'DELETE' };

export const ADDITIONS: Bulk = {
	method: 'POST',
	path: '/bulk/forms/subscribers',
	records: 'additions',
	step: 3,
	names: ['form', 'subscriber', 'referrer'],
	identity: ['form_id', 'subscriber_id'],
	failed: 'subscription',
	results: { key: 'subscribers', identity: { id: 'subscriber_id' } },
};

/** Kit's status is the only place where it says whether the records are processed later. */
export const keepAnswer: INodeRequestOutput = {
	postReceive: [
		async function (_items, { body, statusCode }: IN8nHttpFullResponse) {
			return [{ json: { body: isRecord(body) ? body : {}, statusCode } }];
		},
	],
};

/**
 * Sends the records of all items together.
 *
 * @param work hands in what is the item's own, and gives what became of it
 */
export function together(work: (part: Part) => Promise<IDataObject>): Sender {
	return async function (request) {
		return await takePart(this, async (member) => {
			return await deliver(this, request, async () => {
				// Also before what is looked up first.
				refuseWithoutOAuth(this, api, request.options.url ?? '');
				const callbackUrl = callbackUrlIn(this);
				return [{ json: await work({ context: this, request, member, callbackUrl }) }];
			});
		});
	};
}

const batch = new Batch<IDataObject, IDataObject>();

/**
 * Sends the records of an item together with those of others.
 *
 * @returns what Kit gives for each, in their order; nothing where it gives no results
 */
export async function handIn(
	part: Part,
	bulk: Bulk,
	records: IDataObject[],
): Promise<Array<Settled<IDataObject>>> {
	const { context, member, callbackUrl } = part;
	const outcomes = await batch.handIn(member, records, {
		key: `${bulk.method} ${bulk.path} ${callbackUrl ?? ''}`,
		step: bulk.step,
		size: callbackUrl === undefined ? AT_ONCE : Infinity,
		send: async (all) => await send(part, bulk, all),
	});
	return outcomes.map((outcome) =>
		outcome.ok ? outcome : { ok: false, error: errorOf(context, bulk, outcome.error) },
	);
}

/** @throws NodeApiError or NodeOperationError when Kit refuses the record */
export async function handInOne(part: Part, bulk: Bulk, record: IDataObject): Promise<IDataObject> {
	const [outcome] = await handIn(part, bulk, [record]);
	if (outcome?.ok) return outcome.value;
	throw outcome?.error;
}

/** @returns what is the same for all that are processed later, in place of what became of them */
async function send(
	{ context, request, callbackUrl }: Part,
	bulk: Bulk,
	records: IDataObject[],
): Promise<Array<Settled<IDataObject>>> {
	const { method, path: url } = bulk;
	// One document calls it required; in Kit's examples it is always there, as null.
	const body = { [bulk.records]: records, callback_url: callbackUrl ?? null };
	const options = { ...request.options, method, url, body };
	const read = ([answer]: INodeExecutionData[]): Array<Settled<IDataObject>> => {
		if (answer?.json.statusCode !== 202) return answersTo(records, answer?.json.body, bulk);
		const queued = { queued: true, count: records.length, callback_url: callbackUrl ?? null };
		return records.map(() => ({ ok: true, value: queued }));
	};
	const outcome = await settle(
		async () => await sendAndRead(context, api, { ...request, options }, {}, read, bulk.names),
	);
	if (outcome.ok) return await masked(context, outcome.value);
	const together = `It was one request for ${records.length} records, and all of them failed with it.`;
	const error = errorForItem(context.getNode(), outcome.error, context.getItemIndex(), (advice) =>
		records.length === 1 ? advice : `${advice} ${together}`.trim(),
	);
	return records.map(() => ({ ok: false, error }));
}

/** Kit may repeat the credential in what it says of a record. */
async function masked(
	context: IExecutePaginationFunctions,
	outcomes: Array<Settled<IDataObject>>,
): Promise<Array<Settled<IDataObject>>> {
	if (outcomes.every(({ ok }) => ok)) return outcomes;
	const mask = await maskFor(context, credentialOf(context.getNode(), api).type);
	return outcomes.map((outcome) => {
		if (outcome.ok || !(outcome.error instanceof Refused)) return outcome;
		const { message, candidates } = outcome.error;
		return { ok: false, error: new Refused(mask(message), candidates) };
	});
}

function errorOf(context: IExecutePaginationFunctions, { names }: Bulk, error: unknown): Error {
	const node = context.getNode();
	const itemIndex = context.getItemIndex();
	if (!(error instanceof Refused)) return errorForItem(node, error, itemIndex);
	const { message, candidates } = error;
	const description =
		candidates === 1
			? `Kit refused what this item sends. ${checkText(message, names, labelsFor(node, api))}`
			: `Kit does not say which of ${candidates} records it means, so this one may be done. Check in Kit before you run it again.`;
	return new NodeApiError(node, {} as JsonObject, { message, description, itemIndex });
}

function callbackUrlIn(context: IExecutePaginationFunctions): string | undefined {
	if (context.getNodeParameter('processLater', false) !== true) return undefined;
	return checkedUrl(context, context.getNodeParameter('callbackUrl'), 'Callback URL');
}
