import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import { complaintsOf, invalidParameter } from '../../../shared/basics/invalidParameter';
import { locatorIn, type Locator } from '../../../shared/basics/locator';
import type { Settled } from '../../../shared/basics/settle';
import { choosesCustomFields, customFieldValues } from '../../../shared/fields/customFields';
import { checkedId } from '../../../shared/fields/idInPath';
import { tagIn } from '../../../shared/fields/tag';
import { checkSubscriber } from '../../../shared/fields/subscriber';
import { errorForItem } from '../../../shared/transport/kitError';
import { api } from '../../api';
import { SAFE } from '../subscribe';
import { subscriberIdOf } from '../subscribers';
import { checkedTagsIn, existingTagId } from '../tags';
import {
	ADD_TO_FORMS,
	CREATE_CUSTOM_FIELDS,
	CREATE_TAGS,
	DELETE_TAGS,
	SAVE_FIELD_VALUES,
	SAVE_SUBSCRIBERS,
	TAG_SUBSCRIBERS,
	UNTAG_SUBSCRIBERS,
} from './requests';
import { bulkOperation, oneRecordEach, type BulkItem, type BulkRun } from './run';

type FieldValues = Awaited<ReturnType<typeof customFieldValues>>;

export const createTags = oneRecordEach(CREATE_TAGS, async (_context, fields) => fields);

export const createCustomFields = oneRecordEach(
	CREATE_CUSTOM_FIELDS,
	async (_context, fields) => fields,
);

export const deleteTags = oneRecordEach(
	DELETE_TAGS,
	async (context) => {
		const tag = tagIn(context.getNodeParameter('tag'), complaintsOf(context));
		return { id: Number(await existingTagId(context, tag)) };
	},
	{ deleted: true },
);

export const untagSubscribers = oneRecordEach(
	UNTAG_SUBSCRIBERS,
	async (context) => {
		const subscriber = subscriberIn(context);
		const tag = await existingTagId(
			context,
			tagIn(context.getNodeParameter('tag'), complaintsOf(context)),
		);
		return {
			tag_id: Number(tag),
			subscriber_id: await subscriberNumber(context, subscriber),
		};
	},
	{ removed: true },
);

export const addSubscribers = oneRecordEach(ADD_TO_FORMS, async (context, fields) => {
	const form = checkedId(
		context,
		locatorIn(context.getNodeParameter('form'), 'Form', complaintsOf(context)).value,
		'Form',
	);
	return {
		...fields,
		form_id: Number(form),
		subscriber_id: await subscriberNumber(context, subscriberIn(context)),
	};
});

export const tagSubscribers = bulkOperation<{ tags: Locator[]; subscriberId: number }>({
	async read(context) {
		const subscriber = subscriberIn(context);
		const tags = checkedTagsIn(context);
		return { tags, subscriberId: await subscriberNumber(context, subscriber) };
	},
	async send(run) {
		const idOfTag = await run.createTags(({ entry }) => entry.tags);
		await run.step(
			TAG_SUBSCRIBERS,
			(item) => {
				const { tags, subscriberId } = item.entry;
				const ids = tags.map(idOfTag);
				const failed = ids.find((id) => !id.ok);
				if (failed) {
					run.fail(item, failed.error);
					return [];
				}
				return ids.flatMap((id) =>
					id.ok ? [{ tag_id: id.value, subscriber_id: subscriberId }] : [],
				);
			},
			(item, outcomes) => {
				const outcome = outcomes.find(({ ok }) => !ok) ?? outcomes[0];
				if (outcome) run.end(item, outcome);
			},
		);
	},
});

export const createSubscribers = bulkOperation<{
	record: IDataObject;
	values: FieldValues;
	saved?: IDataObject;
}>({
	async read(context, record, { callbackUrl }) {
		const values = await customFieldValues(context, api);
		if (values.length === 0 || callbackUrl === undefined) return { record, values };
		throw invalidParameter(
			context,
			'Custom Fields',
			"cannot be combined with 'Process Later'",
			"Saving them requires the subscriber IDs, which Kit does not return in that case. Turn 'Process Later' off, or save the custom fields in a second step.",
		);
	},
	async send(run) {
		await run.stepOne(
			SAVE_SUBSCRIBERS,
			({ entry }) => entry.record,
			(item, outcome) => {
				if (!outcome.ok || item.entry.values.length === 0) run.end(item, outcome);
				else item.entry.saved = outcome.value;
			},
		);
		await saveValues(
			run,
			({ entry }) => ({ subscriberId: entry.saved?.id, values: entry.values }),
			(item, outcome) => {
				const { saved = {} } = item.entry;
				if (outcome.ok) return run.end(item, { ok: true, value: { ...saved, ...outcome.value } });
				const who = `${String(saved.email_address)} was created or updated with ID ${String(saved.id)}.`;
				run.fail(item, outcome.error, (advice) => [who, advice, SAFE].join(' '));
			},
		);
	},
});

export const setCustomFields = bulkOperation<{ subscriberId: number; values: FieldValues }>({
	async read(context) {
		const subscriber = subscriberIn(context);
		const values = await customFieldValues(context, api);
		if (choosesCustomFields(context)) {
			return { subscriberId: await subscriberNumber(context, subscriber), values };
		}
		throw invalidParameter(
			context,
			'Custom Fields',
			'has no value to save',
			'Enter at least one value.',
		);
	},
	async send(run) {
		await saveValues(
			run,
			({ entry }) => entry,
			(item, outcome) => run.end(item, outcome),
		);
		// All values were blank, so Kit's values stay unchanged.
		for (const item of run.open.filter(({ entry }) => entry.values.length === 0)) {
			run.end(item, { ok: true, value: { id: item.entry.subscriberId, fields: {} } });
		}
	},
});

function subscriberIn(context: IExecuteSingleFunctions): string {
	const { value } = locatorIn(
		context.getNodeParameter('subscriber'),
		'Subscriber',
		complaintsOf(context),
	);
	checkSubscriber(context, value);
	return value;
}

async function subscriberNumber(
	context: IExecuteSingleFunctions,
	subscriber: string,
): Promise<number> {
	return Number(await subscriberIdOf(context, subscriber));
}

/**
 * Saves the custom fields of all open items that have any.
 *
 * @param valuesOf returns the subscriber and the values of an item
 * @param then gets the saved values of an item, or the first error if not all were saved
 */
export async function saveValues<Entry>(
	run: BulkRun<Entry>,
	valuesOf: (item: BulkItem<Entry>) => { subscriberId: unknown; values: FieldValues },
	then: (item: BulkItem<Entry>, outcome: Settled<IDataObject>) => void,
): Promise<void> {
	await run.step(
		SAVE_FIELD_VALUES,
		(item) => {
			const { subscriberId, values } = valuesOf(item);
			return values.map(({ id, value }) => ({
				subscriber_id: Number(subscriberId),
				subscriber_custom_field_id: id,
				value,
			}));
		},
		(item, outcomes) => {
			const { subscriberId, values } = valuesOf(item);
			const failed = outcomes.find((outcome) => !outcome.ok);
			const [first] = outcomes;
			if (!failed) {
				if (first?.ok && first.value.queued) return then(item, first);
				const fields = Object.fromEntries(values.map(({ key, value }) => [key, value]));
				return then(item, { ok: true, value: { id: Number(subscriberId), fields } });
			}
			const lost = values.filter((_, index) => !outcomes[index]?.ok).map(({ key }) => key);
			const list = new Intl.ListFormat('en').format(lost);
			const { context } = item;
			const error = errorForItem(
				context.getNode(),
				failed.error,
				context.getItemIndex(),
				(advice) => `Not saved: ${list}. ${advice}`.trim(),
			);
			then(item, { ok: false, error });
		},
	);
}
