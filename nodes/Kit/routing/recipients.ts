import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodePropertyRouting,
	INodeRequestSend,
} from 'n8n-workflow';

import { type Complain, invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { idsIn } from '../../shared/fields/list';
import { prepare } from '../../shared/run/prepare';

/**
 * Sends who gets a new broadcast, as the parameters 'Send To' and 'Recipients' say. Kit takes one
 * without recipients for everybody, and n8n empties a collection that an expression gives as a whole;
 * so nothing is scheduled for everybody unless that was chosen.
 */
export function sendToInBody(): INodePropertyRouting {
	return {
		send: {
			preSend: [
				prepare((context, request) => {
					const choice = String(context.getNodeParameter('sendTo'));
					if (choice === 'allSubscribers') return;
					if (choice !== 'segmentsAndTags') {
						throw invalidParameter(
							context,
							'Send To',
							`is not one of its options: “${choice}”`,
							'Choose one from the list, or correct the expression.',
						);
					}
					const given: unknown = context.getNodeParameter('recipients', {});
					const isScheduled = context.getNodeParameter('send') === 'schedule';
					if (!isScheduled && isRecord(given) && Object.keys(given).length === 0) return;
					const body = isRecord(request.body) ? request.body : {};
					request.body = { ...body, subscriber_filter: filterOf(context, given) };
				}),
			],
		},
	};
}

/** Sends who gets a broadcast that exists. */
export function recipientsInBody(): INodeRequestSend {
	return {
		type: 'body',
		property: 'subscriber_filter',
		preSend: [
			prepare((context, request) => {
				const body = isRecord(request.body) ? request.body : {};
				request.body = {
					...body,
					subscriber_filter: filterOf(context, body.subscriber_filter),
				};
			}),
		],
	};
}

/** Whatever was filled in must never come to nothing, which stands for everybody. */
function filterOf(context: IExecuteSingleFunctions, given: unknown): IDataObject[] {
	const complain: Complain = (...complaint) => invalidParameter(context, ...complaint);
	const filter = isRecord(given) && isRecord(given.filter) ? given.filter : {};
	const sources = [
		{ type: 'segment', ids: idsIn(filter.segmentIds, 'Segment Names or IDs', complain) },
		{ type: 'tag', ids: idsIn(filter.tagIds, 'Tag Names or IDs', complain) },
	].filter(({ ids }) => ids.length > 0);
	if (sources.length === 0) {
		throw complain(
			'Recipients',
			'has no segments or tags',
			"Choose at least one. You can use expressions for 'Segment Names or IDs' and 'Tag Names or IDs', but not for 'Recipients' as a whole. To send a new broadcast to everyone, set 'Send To' to All Subscribers.",
		);
	}
	const match = String(filter.match);
	if (!['all', 'any', 'none'].includes(match)) {
		throw complain(
			'Subscribers Who Match',
			`is not one of all, any and none: “${match}”`,
			'Correct it, or the column it comes from.',
		);
	}
	return [{ [match]: sources }];
}
