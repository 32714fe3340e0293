import type { IExecuteSingleFunctions, INodePropertyRouting, INodeRequestSend } from 'n8n-workflow';

import { UnreadableAnswer } from '../../shared/transport/failure';
import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import type { Locator } from '../../shared/basics/locator';
import { idsIn } from '../../shared/fields/list';
import { PerRun } from '../../shared/run/perRun';
import { checkedId, fillPath } from '../../shared/fields/idInPath';
import { tagsIn } from '../../shared/fields/tag';
import { prepare } from '../../shared/run/prepare';
import { forEach, sendOnce } from '../../shared/run/send';
import { kitRecords, kitRequest } from '../../shared/transport/request';
import { optionalIn } from '../../shared/fields/optional';
import { nameInBody } from '../../shared/fields/text';
import { api } from '../api';

const existingTags = new PerRun<Map<string, string>>();
const createdTags = new PerRun<string>();

/** Inserts the ID of an existing tag into the operation's URL, in place of `{tag}`. */
export function placeTag(): INodePropertyRouting {
	return {
		send: {
			preSend: [
				prepare(async (context, request) => {
					fillPath(request, 'tag', await tagId(context, { create: false }));
				}),
			],
		},
	};
}

/** Validates the tag to add before anything is sent. */
export function checkTag(): INodePropertyRouting {
	return { send: { preSend: [prepare((context) => void checkedTagIn(context))] } };
}

/**
 * Sends the request with the tag's ID in place of `{tag}` in its URL. The tag is only created once
 * everything else about the item is valid.
 */
export const sendWithTag = forEach(async (context, request) => {
	const options = { ...request.options, url: request.options.url ?? '' };
	fillPath(options, 'tag', await tagId(context, { create: true }));
	return await sendOnce(context, api, { ...request, options });
});

function checkedTagIn(context: IExecuteSingleFunctions): Locator {
	const [tag = { mode: 'name', value: '' }, ...others] = tagsIn(
		context.getNodeParameter('tag'),
		complaintsOf(context),
	);
	if (others.length > 0) {
		throw invalidParameter(
			context,
			'Tag',
			'is a list, not text',
			'Enter a single name as text. To add several tags, use one item for each tag.',
		);
	}
	if (tag.mode !== 'name') checkedId(context, tag.value, 'Tag');
	else if (tag.value === '') {
		throw invalidParameter(context, 'Tag', 'is empty', 'Enter the name of the tag.');
	}
	return tag;
}

/**
 * The ID of the tag in the parameter 'Tag'. Kit may refuse to create a tag with an existing name,
 * so names are looked up first: one request per run, and one for each missing tag.
 *
 * @throws NodeOperationError naming the parameter and the item
 */
export async function tagId(
	context: IExecuteSingleFunctions,
	{ create }: { create: boolean },
): Promise<string> {
	const { mode, value: name } = checkedTagIn(context);
	if (mode !== 'name') return name;
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
		`does not match a tag in this account: “${name}”`,
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

/** Sends the IDs of additional tags, or nothing if there are none. */
export function tagIdsInBody(): INodeRequestSend {
	return optionalIn('body', 'tags', (context, tags) => {
		const ids = idsIn(tags, 'Tag Names or IDs', complaintsOf(context));
		return ids.length > 0 ? ids : undefined;
	});
}

/** Sends the name of one tag to create. */
export function tagNameInBody(): INodeRequestSend {
	const { preSend = [], ...send } = nameInBody('name', 'Name');
	const wrap = prepare((_context, request) => {
		request.body = { tag: request.body };
	});
	return { ...send, preSend: [...preSend, wrap] };
}
