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
 * Sends the recipients of a new broadcast, according to the parameters 'Send To' and 'Recipients'.
 * Kit sends a broadcast without recipients to everyone, and n8n clears a collection that is set by
 * an expression as a whole; so a broadcast is only scheduled for everyone if that was chosen
 * explicitly.
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

/** Sends the recipients of an existing broadcast. */
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

/** Whatever was filled in must never result in an empty filter, which means everyone. */
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
			`must be all, any or none, but is “${match}”`,
			'Correct it, or the column it comes from.',
		);
	}
	return [{ [match]: sources }];
}
