import type {
	IExecuteSingleFunctions,
	INodeExecutionData,
	INodePropertyRouting,
} from 'n8n-workflow';

import { UnreadableAnswer } from '../../shared/transport/failure';
import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import type { Locator } from '../../shared/basics/locator';
import { recordIn } from '../../shared/run/output';
import { PerRun } from '../../shared/run/perRun';
import { checkedId, fillPath } from '../../shared/fields/idInPath';
import { tagIn, tagsIn } from '../../shared/fields/tag';
import { prepare } from '../../shared/run/prepare';
import { forEach, sendOnce } from '../../shared/run/send';
import { kitRecords, kitRequest } from '../../shared/transport/request';
import { api } from '../api';

const createdTags = new PerRun<string>();
const existingTags = new PerRun<Existing>();

/** The account's tags. */
interface Existing {
	idsByName: Map<string, string>;
	namesById: Map<string, string>;
}

/** Inserts the ID of an existing tag into the operation's URL, in place of `{tag}`. */
export function placeTag(): INodePropertyRouting {
	return {
		send: {
			preSend: [
				prepare(async (context, request) => {
					const tag = tagIn(context.getNodeParameter('tag'), complaintsOf(context));
					fillPath(request, 'tag', await existingTagId(context, tag));
				}),
			],
		},
	};
}

/** Validates the tags to add before anything is sent. */
export function checkTags(): INodePropertyRouting {
	return { send: { preSend: [prepare((context) => void checkedTagsIn(context))] } };
}

/**
 * Sends the request once for each tag, in place of `{tag}` in its URL. Tags are only created once
 * everything else about the item is valid.
 */
export const sendForEachTag = forEach(async (context, request) => {
	let results: INodeExecutionData[] = [];
	for (const tag of checkedTagsIn(context)) {
		const options = { ...request.options, url: request.options.url ?? '' };
		fillPath(options, 'tag', await tagId(context, tag));
		results = await sendOnce(context, api, { ...request, options });
	}
	return results;
});

/**
 * @returns the tags in the parameter 'Tag', at least one
 * @throws NodeOperationError naming the parameter and the item
 */
export function checkedTagsIn(context: IExecuteSingleFunctions): Locator[] {
	const tags = tagsIn(context.getNodeParameter('tag'), complaintsOf(context));
	if (tags.length === 0) checkedTagName(context, '');
	for (const { mode, value } of tags) {
		if (mode === 'name') checkedTagName(context, value);
		else checkedId(context, value, 'Tag');
	}
	return tags;
}

/**
 * The ID of a tag, which is created if it is specified by name and does not exist. Kit returns the
 * existing tag when one is created with its name, so one request per name and run covers both
 * cases.
 *
 * @throws NodeOperationError naming the parameter and the item
 */
export async function tagId(context: IExecuteSingleFunctions, locator: Locator): Promise<string> {
	const { mode, value } = locator;
	if (mode !== 'name') return checkedId(context, value, 'Tag');
	const name = checkedTagName(context, value);
	return await createdTags.get(context, name.toLowerCase(), async () => {
		const request = { method: 'POST' as const, path: '/tags', body: { name } };
		return await kitRequest(context, api, request, ({ body }) => idOf(recordIn(body, 'tag')));
	});
}

export async function existingTagId(
	context: IExecuteSingleFunctions,
	locator: Locator,
): Promise<string> {
	const { mode, value } = locator;
	if (mode !== 'name') return checkedId(context, value, 'Tag');
	const name = checkedTagName(context, value);
	const { idsByName } = await existing(context);
	const id = idsByName.get(name.toLowerCase());
	if (id !== undefined) return id;
	throw invalidParameter(
		context,
		'Tag',
		`does not match a tag in this account: “${name}”`,
		'Check the spelling, or choose the tag from the list.',
	);
}

/** @returns Kit's name of the tag; undefined if the account has no tag with this ID */
export async function tagName(
	context: IExecuteSingleFunctions,
	id: string,
): Promise<string | undefined> {
	return (await existing(context)).namesById.get(id);
}

async function existing(context: IExecuteSingleFunctions): Promise<Existing> {
	return await existingTags.get(context, 'all', async () => {
		const tags = await kitRecords(context, api, '/tags', 'tags');
		const named = tags.map((tag) => ({ id: idOf(tag), name: String(tag.name) }));
		return {
			idsByName: new Map(named.map(({ id, name }) => [name.normalize('NFC').toLowerCase(), id])),
			namesById: new Map(named.map(({ id, name }) => [id, name])),
		};
	});
}

export function checkedTagName(context: IExecuteSingleFunctions, name: string): string {
	if (name !== '') return name;
	throw invalidParameter(context, 'Tag', 'is empty', 'Enter the name of the tag.');
}

export function idOf(tag: { id?: unknown }): string {
	if (typeof tag.id === 'number' || typeof tag.id === 'string') return String(tag.id);
	throw new UnreadableAnswer('A tag without an ID');
}
