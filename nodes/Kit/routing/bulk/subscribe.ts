import type { IDataObject } from 'n8n-workflow';

import { customFieldValues } from '../../../shared/fields/customFields';
import { errorForItem } from '../../../shared/transport/kitError';
import { settle } from '../../../shared/basics/settle';
import { api } from '../../api';
import { ADDITIONS, handIn, handInOne, NEW_TAGGINGS, SUBSCRIBERS, together } from './requests';
import { checkedSubscriber, saveValues, tagIds } from './operations';
import { halfWay, referrerIn, SAFE, targetsIn, type Target } from '../subscribe';

/** Kit's bulk requests do not tell what is new from what was there. */
const SAVED = 'created or updated';
const ADDED = 'added or already there';

/**
 * What Subscribe does, for all items together: everybody is saved, then the custom fields, then the
 * forms, then the tags. Each has the same effect twice, so an item that failed half-way can simply
 * be run again.
 */
export const subscribeTogether = together(async (part) => {
	const { context } = part;
	const targets = targetsIn(context);
	const record = checkedSubscriber(part);
	const values = await customFieldValues(context, api);
	const subscriber = await handInOne(part, SUBSCRIBERS, record);

	const done: Target[] = [];
	const orSayHowFar = async <T>(work: () => Promise<T>): Promise<T> => {
		const outcome = await settle(work);
		if (outcome.ok) return outcome.value;
		const missing = targets.filter((target) => !done.includes(target));
		throw errorForItem(context.getNode(), outcome.error, context.getItemIndex(), (advice) =>
			[halfWay(subscriber, SAVED, done, missing), advice, SAFE].join(' '),
		);
	};
	/** @throws the first failure, after what was done is noted */
	const add = async (bulk: typeof ADDITIONS, some: Target[], records: IDataObject[]) => {
		const outcomes = await handIn(part, bulk, records);
		done.push(...some.filter((_, index) => outcomes[index]?.ok));
		for (const outcome of outcomes) if (!outcome.ok) throw outcome.error;
	};
	const subscriberId = Number(subscriber.id);

	const saved =
		values.length === 0
			? {}
			: await orSayHowFar(async () => await saveValues(part, subscriberId, values));

	const forms = targets.filter(({ kind }) => kind === 'form');
	const formIds = forms.map(({ locator }) => Number(locator.value));
	const referrer = referrerIn(context);
	const additions = formIds.map((id) => ({
		form_id: id,
		subscriber_id: subscriberId,
		...referrer,
	}));
	if (forms.length > 0) await orSayHowFar(async () => await add(ADDITIONS, forms, additions));

	const tags = targets.filter(({ kind }) => kind === 'tag');
	const tagged = await orSayHowFar(async () => {
		const ids = await tagIds(
			part,
			tags.map(({ locator }) => locator),
		);
		const taggings = ids.map((id) => ({ tag_id: Number(id), subscriber_id: subscriberId }));
		if (tags.length > 0) await add(NEW_TAGGINGS, tags, taggings);
		return ids.map(Number);
	});

	const report = (some: Target[], ids: number[]) =>
		some.map(({ locator: { mode, value } }, index) => ({
			id: ids[index],
			...(mode === 'name' ? { name: value } : {}),
			result: ADDED,
		}));
	return {
		...subscriber,
		...saved,
		result: {
			subscriber: SAVED,
			forms: report(forms, formIds),
			tags: report(tags, tagged),
		},
	};
});
