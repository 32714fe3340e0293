import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeRequestOutput,
} from 'n8n-workflow';

import { UnreadableAnswer } from '../../shared/transport/failure';
import { isRecord } from '../../shared/basics/isRecord';
import { errorForItem } from '../../shared/transport/kitError';
import { locatorIn, type Locator } from '../../shared/basics/locator';
import { recordIn } from '../../shared/run/output';
import { checkedId } from '../../shared/fields/idInPath';
import { eachIn, tagIn } from '../../shared/fields/tag';
import { prepare } from '../../shared/run/prepare';
import { kitRequest } from '../../shared/transport/request';
import { forEach, sendOnce } from '../../shared/run/send';
import { settle } from '../../shared/basics/settle';
import { api } from '../api';
import { checkedTagName, tagId, tagName } from './tags';
import { complaintsOf } from '../../shared/basics/invalidParameter';
import { optionalText } from '../../shared/fields/text';

/** Something to add the subscriber to. */
export interface Target {
	kind: Kind;
	locator: Locator;
	/** The name of a tag in the output. */
	name?: string;
}

type Kind = 'form' | 'tag' | 'sequence';

/** The advice for an item that failed halfway. */
export const SAFE = 'Running the item again is safe: the operation is idempotent.';

/** In the order in which the subscriber is added to them. */
const KINDS: Array<{ kind: Kind; label: string }> = [
	{ kind: 'form', label: 'Form' },
	{ kind: 'tag', label: 'Tag' },
	{ kind: 'sequence', label: 'Sequence' },
];

/** Validates the forms, tags, sequences and the referrer before anything is sent. */
export const checkTargets = prepare((context) => {
	targetsIn(context);
	referrerIn(context);
});

/** Only Kit's status shows whether it created or updated the subscriber. */
export const keepStatus: INodeRequestOutput = {
	postReceive: [
		async function (
			this: IExecuteSingleFunctions,
			_items: INodeExecutionData[],
			{ body, statusCode }: IN8nHttpFullResponse,
		) {
			const subscriber = recordIn(body, 'subscriber');
			if (!subscriber.id) throw new UnreadableAnswer('A subscriber without an ID');
			return [{ json: { subscriber, statusCode } }];
		},
	],
};

/**
 * Sends the request that saves the subscriber, and then one for each form, tag and sequence. Each
 * is idempotent, so an item that failed halfway can simply be run again.
 */
export const sendSubscribe = forEach(async (context, request) => {
	const targets = await named(context, targetsIn(context));
	const [saved] = await sendOnce(context, api, request);
	const subscriber = isRecord(saved?.json.subscriber) ? saved.json.subscriber : {};
	const how = howSaved(saved?.json.statusCode);

	const result: Record<`${Kind}s`, IDataObject[]> = { forms: [], tags: [], sequences: [] };
	for (const [done, target] of targets.entries()) {
		const added = await settle(async () => await add(context, target, String(subscriber.id)));
		if (!added.ok) {
			const progress = progressOf(subscriber, how, targets.slice(0, done), targets.slice(done));
			throw errorForItem(context.getNode(), added.error, context.getItemIndex(), (advice) =>
				[progress, advice, SAFE].filter((text) => text !== '').join(' '),
			);
		}
		result[`${target.kind}s`].push(added.value);
	}
	return [{ json: { ...subscriber, result: { subscriber: how, ...result } } }];
});

/**
 * @returns the targets without duplicates
 * @throws NodeOperationError naming the parameter and the item
 */
export function targetsIn(context: IExecuteSingleFunctions): Target[] {
	const targets = new Map<string, Target>();
	for (const { kind, label } of KINDS) {
		for (const locator of locatorsIn(context, kind, label)) {
			const byName = kind === 'tag' && locator.mode === 'name';
			if (byName) checkedTagName(context, locator.value);
			else checkedId(context, locator.value, label);
			const key = `${kind} ${byName ? 'named' : ''} ${locator.value.toLowerCase()}`;
			if (!targets.has(key)) targets.set(key, { kind, locator });
		}
	}
	return [...targets.values()];
}

/** Adds the names of tags, because a locator may only contain the ID. */
export async function named(
	context: IExecuteSingleFunctions,
	targets: Target[],
): Promise<Target[]> {
	return await Promise.all(
		targets.map(async (target) => {
			const { kind, locator } = target;
			if (kind !== 'tag') return target;
			const byName = locator.mode === 'name';
			return { ...target, name: byName ? locator.value : await tagName(context, locator.value) };
		}),
	);
}

function locatorsIn(context: IExecuteSingleFunctions, kind: Kind, label: string): Locator[] {
	const collection: unknown = context.getNodeParameter(`${kind}s`, {});
	const rows = isRecord(collection) ? collection[kind] : undefined;
	if (!Array.isArray(rows)) return [];
	const complain = complaintsOf(context);
	return rows.flatMap((row) =>
		eachIn(isRecord(row) ? row[kind] : undefined).map((each) =>
			kind === 'tag' ? tagIn(each, complain) : locatorIn(each, label, complain),
		),
	);
}

async function add(
	context: IExecuteSingleFunctions,
	{ kind, locator, name }: Target,
	subscriberId: string,
): Promise<IDataObject> {
	const id = kind === 'tag' ? await tagId(context, locator) : locator.value;
	const path = `/${kind}s/${id}/subscribers/${subscriberId}`;
	const body = kind === 'form' ? referrerIn(context) : undefined;
	const statusCode = await kitRequest(context, api, { method: 'POST', path, body }, (answer) => {
		recordIn(answer.body, 'subscriber');
		return answer.statusCode;
	});
	return {
		id: Number(id),
		...(name === undefined ? {} : { name }),
		result: statusCode === 200 ? 'already there' : 'added',
	};
}

export function referrerIn(context: IExecuteSingleFunctions): { referrer: string } | undefined {
	const fields: unknown = context.getNodeParameter('additionalFields');
	const referrer = isRecord(fields) ? fields.referrer : undefined;
	const text = optionalText(context, referrer, 'Referrer');
	return text === undefined ? undefined : { referrer: text };
}

function howSaved(statusCode: unknown): string {
	if (statusCode === 201) return 'created';
	if (statusCode === 200) return 'updated';
	// 202 only means that the custom fields are saved later.
	return 'created or updated';
}

/**
 * @param done what the subscriber was added to
 * @param missing what they were not added to
 */
export function progressOf(
	subscriber: IDataObject,
	how: string,
	done: Target[],
	missing: Target[],
): string {
	const list = (targets: Target[]) =>
		new Intl.ListFormat('en').format(
			targets.map(({ kind, locator: { mode, value } }) =>
				mode === 'name' ? `${kind} “${value}”` : `${kind} ${value}`,
			),
		);
	const saved = `${String(subscriber.email_address)} was ${how} with ID ${String(subscriber.id)}`;
	const added = done.length === 0 ? '' : ` and added to ${list(done)}`;
	if (missing.length === 0) return `${saved}${added}.`;
	return `${saved}${added}, but not ${done.length === 0 ? 'added ' : ''}to ${list(missing)}.`;
}
