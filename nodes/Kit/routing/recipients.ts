import type { INodeRequestSend } from 'n8n-workflow';

import { type Complain, invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { idsIn } from '../../shared/fields/list';
import { prepare } from '../../shared/run/prepare';

/**
 * Sends who gets a broadcast. Kit takes a broadcast without it as one for everybody, so whatever
 * was filled in must never come to nothing.
 */
export function recipientsInBody(): INodeRequestSend {
	return {
		type: 'body',
		property: 'subscriber_filter',
		preSend: [
			prepare((context, request) => {
				const { subscriber_filter: given, ...others } = isRecord(request.body) ? request.body : {};
				request.body = others;
				if (isRecord(given) && Object.keys(given).length === 0) return;

				const complain: Complain = (...complaint) => invalidParameter(context, ...complaint);
				const filter = isRecord(given) && isRecord(given.filter) ? given.filter : {};
				const sources = [
					{ type: 'segment', ids: idsIn(filter.segmentIds, 'Segment Names or IDs', complain) },
					{ type: 'tag', ids: idsIn(filter.tagIds, 'Tag Names or IDs', complain) },
				].filter(({ ids }) => ids.length > 0);
				if (sources.length === 0) {
					throw complain(
						'Recipients',
						'has no segment and no tag',
						"Choose at least one, or remove 'Segments and Tags', with which a new broadcast goes to all subscribers.",
					);
				}
				const match = String(filter.match);
				if (!['all', 'any', 'none'].includes(match)) {
					throw complain(
						'Subscribers Who Match',
						`is none of all, any and none: “${match}”`,
						'Correct it, or the column that it comes from.',
					);
				}
				request.body = { ...others, subscriber_filter: [{ [match]: sources }] };
			}),
		],
	};
}
