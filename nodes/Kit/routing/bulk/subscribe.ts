import type { IDataObject } from 'n8n-workflow';

import { customFieldValues } from '../../../shared/fields/customFields';
import { api } from '../../api';
import { named, progressOf, referrerIn, SAFE, targetsIn, type Target } from '../subscribe';
import { saveValues } from './operations';
import { ADD_TO_FORMS, SAVE_SUBSCRIBERS, TAG_SUBSCRIBERS, type BulkRequest } from './requests';
import { bulkOperation, type BulkItem, type BulkRun } from './run';

/** Kit's bulk responses do not show what is new and what already existed. */
const SAVED = 'created or updated';
const ADDED = 'added or already there';

interface Entry {
	record: IDataObject;
	values: Awaited<ReturnType<typeof customFieldValues>>;
	forms: Target[];
	tags: Target[];
	referrer: IDataObject;
	/** Kit's result for the record. */
	subscriber: IDataObject;
	savedValues: IDataObject;
	tagIds: number[];
	/** What the subscriber was added to. */
	added: Set<Target>;
}

/**
 * Does what Subscribe does, for all items together: saves the subscribers, then the custom fields,
 * then the forms, then the tags. Each step is idempotent, so an item that failed halfway can simply
 * be run again.
 */
export const subscribeAll = bulkOperation<Entry>({
	async read(context, fields) {
		const targets = await named(context, targetsIn(context));
		return {
			record: fields,
			values: await customFieldValues(context, api),
			forms: targets.filter(({ kind }) => kind === 'form'),
			tags: targets.filter(({ kind }) => kind === 'tag'),
			referrer: referrerIn(context) ?? {},
			subscriber: {},
			savedValues: {},
			tagIds: [],
			added: new Set<Target>(),
		};
	},
	async send(run) {
		await run.stepOne(
			SAVE_SUBSCRIBERS,
			({ entry }) => entry.record,
			(item, outcome) => {
				if (outcome.ok) item.entry.subscriber = outcome.value;
				else run.end(item, outcome);
			},
		);
		await saveValues(
			run,
			({ entry }) => ({ subscriberId: entry.subscriber.id, values: entry.values }),
			(item, outcome) => {
				if (outcome.ok) item.entry.savedValues = outcome.value;
				else failHalfway(run, item, outcome.error);
			},
		);
		await add(run, ADD_TO_FORMS, 'forms', ({ entry }) =>
			entry.forms.map(({ locator }) => ({ form_id: Number(locator.value), ...entry.referrer })),
		);
		const idOfTag = await run.createTags(({ entry }) => entry.tags.map(({ locator }) => locator));
		await add(run, TAG_SUBSCRIBERS, 'tags', (item) => {
			const ids = item.entry.tags.map(({ locator }) => idOfTag(locator));
			const failed = ids.find((id) => !id.ok);
			if (failed) {
				failHalfway(run, item, failed.error);
				return [];
			}
			item.entry.tagIds = ids.flatMap((id) => (id.ok ? [id.value] : []));
			return item.entry.tagIds.map((tag_id) => ({ tag_id }));
		});
		for (const item of run.open) run.end(item, { ok: true, value: resultOf(item.entry) });
	},
});

/** Adds the subscribers of all open items to forms or tags. */
async function add(
	run: BulkRun<Entry>,
	bulk: BulkRequest,
	kind: 'forms' | 'tags',
	recordsOf: (item: BulkItem<Entry>) => IDataObject[],
): Promise<void> {
	await run.step(
		bulk,
		(item) => {
			const subscriber = { subscriber_id: Number(item.entry.subscriber.id) };
			return recordsOf(item).map((record) => ({ ...record, ...subscriber }));
		},
		(item, outcomes) => {
			const { entry } = item;
			const done = entry[kind].filter((_, index) => outcomes[index]?.ok);
			for (const target of done) entry.added.add(target);
			const failed = outcomes.find((outcome) => !outcome.ok);
			if (failed) failHalfway(run, item, failed.error);
		},
	);
}

function failHalfway(run: BulkRun<Entry>, item: BulkItem<Entry>, error: unknown): void {
	const { subscriber, forms, tags, added } = item.entry;
	const missing = [...forms, ...tags].filter((target) => !added.has(target));
	run.fail(item, error, (advice) =>
		[progressOf(subscriber, SAVED, [...added], missing), advice, SAFE].join(' '),
	);
}

function resultOf({ subscriber, savedValues, forms, tags, tagIds }: Entry): IDataObject {
	const report = (targets: Target[], ids: number[]) =>
		targets.map(({ name }, index) => ({
			id: ids[index],
			...(name === undefined ? {} : { name }),
			result: ADDED,
		}));
	return {
		...subscriber,
		...savedValues,
		result: {
			subscriber: SAVED,
			forms: report(
				forms,
				forms.map(({ locator }) => Number(locator.value)),
			),
			tags: report(tags, tagIds),
		},
	};
}
