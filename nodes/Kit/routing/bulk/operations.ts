import type { IDataObject } from 'n8n-workflow';

import { customFieldValues } from '../../../shared/fields/customFields';
import { invalidParameter } from '../../../shared/basics/invalidParameter';
import { isRecord } from '../../../shared/basics/isRecord';
import { errorForItem } from '../../../shared/transport/kitError';
import { locatorIn, type Locator } from '../../../shared/basics/locator';
import { PerRun } from '../../../shared/run/perRun';
import { checkedId } from '../../../shared/fields/idInPath';
import { settle } from '../../../shared/basics/settle';
import { checkSubscriber } from '../../../shared/fields/subscriber';
import { api } from '../../api';
import {
	ADDITIONS,
	CUSTOM_FIELDS,
	FIELD_VALUES,
	handIn,
	handInOne,
	NEW_TAGGINGS,
	NEW_TAGS,
	OLD_TAGGINGS,
	OLD_TAGS,
	SUBSCRIBERS,
	together,
	type Part,
} from './requests';
import { SAFE } from '../subscribe';
import { subscriberIdOf } from '../subscribers';
import { checkedTagName, existingTagId, idOf } from '../tags';

const STATES = ['active', 'bounced', 'cancelled', 'complained', 'inactive'];

type FieldValues = Awaited<ReturnType<typeof customFieldValues>>;

export const createTags = together(async (part) => {
	return await handInOne(part, NEW_TAGS, bodyOf(part));
});

export const createCustomFields = together(async (part) => {
	return await handInOne(part, CUSTOM_FIELDS, bodyOf(part));
});

export const deleteTags = together(async (part) => {
	const id = Number(await existingTagId(part.context, locatorOf(part, 'tag')));
	const result = await handInOne(part, OLD_TAGS, { id });
	return result.queued ? result : { deleted: true };
});

export const tagSubscribers = together(async (part) => {
	const subscriber = locatorOf(part, 'subscriber').value;
	checkSubscriber(part.context, subscriber);
	const [tag] = await tagIds(part, [locatorOf(part, 'tag')]);
	return await handInOne(part, NEW_TAGGINGS, {
		tag_id: Number(tag),
		subscriber_id: Number(await subscriberIdOf(part.context, subscriber)),
	});
});

export const untagSubscribers = together(async (part) => {
	const subscriber = locatorOf(part, 'subscriber').value;
	checkSubscriber(part.context, subscriber);
	const result = await handInOne(part, OLD_TAGGINGS, {
		tag_id: Number(await existingTagId(part.context, locatorOf(part, 'tag'))),
		subscriber_id: Number(await subscriberIdOf(part.context, subscriber)),
	});
	return result.queued ? result : { removed: true };
});

export const addSubscribers = together(async (part) => {
	const form = checkedId(part.context, locatorOf(part, 'form').value, 'Form');
	const subscriber = locatorOf(part, 'subscriber').value;
	return await handInOne(part, ADDITIONS, {
		...bodyOf(part),
		form_id: Number(form),
		subscriber_id: Number(await subscriberIdOf(part.context, subscriber)),
	});
});

export const createSubscribers = together(async (part) => {
	const record = checkedSubscriber(part);
	const values = await customFieldValues(part.context, api);
	if (values.length > 0 && part.callbackUrl !== undefined) {
		throw invalidParameter(
			part.context,
			'Custom Fields',
			'cannot be saved together with Process Later',
			'Kit needs the IDs of the subscribers for it, which it does not give then. Switch Process Later off, or save the custom fields in a second step.',
		);
	}
	const saved = await handInOne(part, SUBSCRIBERS, record);
	if (values.length === 0) return saved;
	const outcome = await settle(async () => await saveValues(part, Number(saved.id), values));
	if (outcome.ok) return { ...saved, ...outcome.value };
	const { context } = part;
	const who = `${String(saved.email_address)} was created or updated with ID ${String(saved.id)}.`;
	throw errorForItem(context.getNode(), outcome.error, context.getItemIndex(), (advice) =>
		[who, advice, SAFE].join(' '),
	);
});

export const setCustomFields = together(async (part) => {
	const { context } = part;
	const subscriber = locatorOf(part, 'subscriber').value;
	checkSubscriber(context, subscriber);
	const values = await customFieldValues(context, api);
	if (values.length === 0) {
		throw invalidParameter(
			context,
			'Custom Fields',
			'has no value to save',
			'Give at least one value.',
		);
	}
	const id = Number(await subscriberIdOf(context, subscriber));
	return await saveValues(part, id, values);
});

/** What n8n has made of the parameters. */
function bodyOf({ request }: Part): IDataObject {
	const { body } = request.options;
	return isRecord(body) ? body : {};
}

function locatorOf({ context }: Part, name: string): Locator {
	return locatorIn(context.getNodeParameter(name));
}

/** Kit could refuse the whole request for a state that there is none of. */
export function checkedSubscriber(part: Part): IDataObject {
	const record = bodyOf(part);
	const { state } = record;
	if (state === undefined || STATES.some((known) => known === state)) return record;
	throw invalidParameter(
		part.context,
		'State',
		`is none that Kit has: “${String(state)}”`,
		`Use one of ${STATES.join(', ')}.`,
	);
}

/**
 * Saves the values of one person.
 *
 * @throws NodeApiError or NodeOperationError for the first value that is not saved
 */
export async function saveValues(
	part: Part,
	subscriberId: number,
	values: FieldValues,
): Promise<IDataObject> {
	const { context } = part;
	const records = values.map(({ id, value }) => ({
		subscriber_id: subscriberId,
		subscriber_custom_field_id: id,
		value,
	}));
	const outcomes = await handIn(part, FIELD_VALUES, records);
	const [first] = outcomes;
	if (first?.ok && first.value.queued) return first.value;

	const failed = outcomes.find((outcome) => !outcome.ok);
	if (!failed) {
		const fields = Object.fromEntries(values.map(({ key, value }) => [key, value]));
		return { id: subscriberId, fields };
	}
	const lost = values.filter((_, index) => !outcomes[index]?.ok).map(({ key }) => key);
	const list = new Intl.ListFormat('en').format(lost);
	throw errorForItem(context.getNode(), failed.error, context.getItemIndex(), (advice) =>
		`Not saved: ${list}. ${advice}`.trim(),
	);
}

const createdTags = new PerRun<string>();

/**
 * The IDs of tags. Those that are given by name are made where they do not exist, each name once
 * for the whole run, together with those of other items.
 */
export async function tagIds(part: Part, locators: Locator[]): Promise<string[]> {
	const { context } = part;
	const ids = locators.map(async ({ mode, value }) => {
		if (mode !== 'name') return checkedId(context, value, 'Tag');
		const name = checkedTagName(context, value);
		return await createdTags.get(context, name.toLowerCase(), async () => {
			// Its ID is needed now, also when what is done with the tag is processed later.
			const now = { ...part, callbackUrl: undefined };
			return idOf(await handInOne(now, NEW_TAGS, { name }));
		});
	});
	// Who only waits for another item's tag hands in none.
	part.member.reach(NEW_TAGS.step);
	const outcome = await settle(async () => await Promise.all(ids));
	if (outcome.ok) return outcome.value;
	throw errorForItem(context.getNode(), outcome.error, context.getItemIndex());
}
