import type { IExecuteSingleFunctions, INodePropertyRouting, INodeRequestSend } from 'n8n-workflow';

import { UnreadableAnswer } from '../../shared/transport/failure';
import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { idsIn } from '../../shared/fields/list';
import { locatorIn } from '../../shared/basics/locator';
import { PerRun } from '../../shared/run/perRun';
import { checkedId, fillPath } from '../../shared/fields/idInPath';
import { prepare } from '../../shared/run/prepare';
import { kitRecords, kitRequest } from '../../shared/transport/request';
import { optionalIn } from '../../shared/fields/optional';
import { textInBody } from '../../shared/fields/text';
import { api } from '../api';

const existingTags = new PerRun<Map<string, string>>();
const createdTags = new PerRun<string>();

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
					fillPath(request, 'tag', await tagId(context, { create }));
				}),
			],
		},
	};
}

/**
 * The ID of the tag that the parameter 'Tag' names. Kit may refuse to create a tag whose name is
 * taken, so names are looked up first: one request for each run, and one for each missing tag.
 *
 * @throws NodeOperationError naming the parameter and the item
 */
export async function tagId(
	context: IExecuteSingleFunctions,
	{ create }: { create: boolean },
): Promise<string> {
	const { mode, value: name } = locatorIn(
		context.getNodeParameter('tag'),
		'Tag',
		complaintsOf(context),
	);
	if (mode !== 'name') return checkedId(context, name, 'Tag');
	if (name === '') throw invalidParameter(context, 'Tag', 'is empty', 'Give the name of the tag.');
	const ids = await existingTags.get(context, 'all', async () => {
		const tags = await kitRecords(context, api, '/tags', 'tags');
		return new Map(
			tags.map((tag) => [String(tag.name).normalize('NFC').toLowerCase(), String(tag.id)]),
		);
	});
	const id = ids.get(name.toLowerCase());
	if (id !== undefined) return id;
	if (create) {
		return await createdTags.get(context, name.toLowerCase(), async () => {
			return await createTag(context, name);
		});
	}
	throw invalidParameter(
		context,
		'Tag',
		`names no tag of this account: “${name}”`,
		'Check the spelling, or choose the tag from the list.',
	);
}

async function createTag(context: IExecuteSingleFunctions, name: string): Promise<string> {
	const request = { method: 'POST' as const, path: '/tags', body: { tag: { name } } };
	return await kitRequest(context, api, request, ({ body }) => {
		if (isRecord(body) && body.id) return String(body.id);
		throw new UnreadableAnswer('A tag without an ID');
	});
}

/** Sends the IDs of further tags to give; without any, nothing is sent. */
export function tagIdsInBody(): INodeRequestSend {
	return optionalIn('body', 'tags', (context, tags) => {
		const ids = idsIn(tags, 'Tag Names or IDs', complaintsOf(context));
		return ids.length > 0 ? ids : undefined;
	});
}

/** Sends the name of one tag to create. */
export function tagNameInBody(): INodeRequestSend {
	const { preSend = [], ...send } = textInBody('name', 'Name');
	const wrap = prepare((_context, request) => {
		request.body = { tag: request.body };
	});
	return { ...send, preSend: [...preSend, wrap] };
}
