import type { IExecuteSingleFunctions, INodePropertyRouting } from 'n8n-workflow';

import { UnreadableAnswer } from '../../shared/transport/failure';
import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import { type Locator, locatorIn } from '../../shared/basics/locator';
import { recordIn } from '../../shared/run/output';
import { PerRun } from '../../shared/run/perRun';
import { checkedId, fillPath } from '../../shared/fields/idInPath';
import { prepare } from '../../shared/run/prepare';
import { kitRecords, kitRequest } from '../../shared/transport/request';
import { api } from '../api';

const createdTags = new PerRun<string>();
const existingTags = new PerRun<Map<string, string>>();

/**
 * Puts a tag's ID into the operation's URL, where it is written `{tag}`.
 *
 * @param create whether a tag that is given by name and does not exist is made
 */
export function placeTag({ create }: { create: boolean }): INodePropertyRouting {
	return {
		send: {
			preSend: [
				prepare(async (context, request) => {
					const locator = locatorIn(context.getNodeParameter('tag'), 'Tag', complaintsOf(context));
					const id = create ? await tagId(context, locator) : await existingTagId(context, locator);
					fillPath(request, 'tag', id);
				}),
			],
		},
	};
}

/**
 * The ID of a tag, which is made when it is given by name and does not exist. Kit's create answers
 * with the tag of that name when there is one, so one request per name and run does both.
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
	const ids = await existingTags.get(context, 'all', async () => {
		const tags = await kitRecords(context, api, '/tags', 'tags');
		return new Map(tags.map((tag) => [String(tag.name).normalize('NFC').toLowerCase(), idOf(tag)]));
	});
	const id = ids.get(name.toLowerCase());
	if (id !== undefined) return id;
	throw invalidParameter(
		context,
		'Tag',
		`names no tag of this account: “${name}”`,
		'Check the spelling, or choose the tag from the list.',
	);
}

export function checkedTagName(context: IExecuteSingleFunctions, name: string): string {
	if (name !== '') return name;
	throw invalidParameter(context, 'Tag', 'is empty', 'Give the name of the tag.');
}

export function idOf(tag: { id?: unknown }): string {
	if (typeof tag.id === 'number' || typeof tag.id === 'string') return String(tag.id);
	throw new UnreadableAnswer('A tag without an ID');
}
