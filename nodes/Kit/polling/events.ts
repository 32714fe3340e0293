import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { invalidParameter, type Complain } from '../../shared/basics/invalidParameter';
import { required } from '../../shared/trigger/subjects';
import { conditionsIn } from '../routing/filter/conditions';
import type { Watch } from './found';
import { known } from './known';
import { dayBefore, momentIn } from './list';
import { numbered } from './numbered';
import { timed } from './timed';

/** Kit can take days to send a broadcast, counted from its scheduled time. */
const LONGEST_SENDING_MS = 7 * 24 * 3_600_000;

/**
 * A page of a list that cannot be filtered by time: if nothing happened, a longer one would be a
 * waste.
 */
const SHORT_PAGE = 100;

const subscriber = (record: IDataObject): IDataObject => ({ subscriber: record });

/**
 * The events that Kit's lists can show, under the names that *Kit Trigger* uses where it has them.
 */
export const WATCHES: Record<string, (context: IPollFunctions) => Watch> = {
	'broadcast.sent': (context) =>
		known(context, {
			event: 'broadcast.sent',
			subject: '',
			list: (since) => ({
				path: '/broadcasts',
				key: 'broadcasts',
				query: { status: 'completed', sent_after: dayBefore(since - LONGEST_SENDING_MS) },
			}),
			at: (record, now) => momentIn(record, 'send_at') ?? now,
			data: (broadcast) => ({ broadcast }),
		}),

	'post.published': (context) =>
		known(context, {
			event: 'post.published',
			subject: '',
			list: () => ({ path: '/posts', key: 'posts' }),
			at: (record, now) =>
				record.status === 'published' ? (momentIn(record, 'published_at') ?? now) : undefined,
			data: (post) => ({ post }),
		}),

	'purchase.created': (context) =>
		numbered(context, {
			event: 'purchase.created',
			moment: 'transaction_time',
			list: { path: '/purchases', key: 'purchases', firstPage: SHORT_PAGE },
			data: (purchase) => ({ purchase }),
		}),

	'subscriber.created': (context) => {
		const query = { status: 'all', sort_field: 'created_at' };
		const list = { path: '/subscribers', key: 'subscribers' };
		return timed(context, {
			event: 'subscriber.created',
			subject: '',
			moment: 'created_at',
			recurs: false,
			sorted: 'either',
			list: (since, order) => ({
				...list,
				query: { ...query, sort_order: order, created_after: dayBefore(since) },
			}),
			newest: { ...list, query: { ...query, sort_order: 'desc' }, firstPage: SHORT_PAGE },
			data: subscriber,
		});
	},

	'subscriber.matched_filter': (context) => {
		const complain: Complain = (label, complaint, wayOut) =>
			invalidParameter(context, label, complaint, wayOut);
		const all = conditionsIn(context.getNodeParameter('conditions', {}), complain);
		return known(context, {
			event: 'subscriber.matched_filter',
			// As the user entered them: a date returned by an expression will differ tomorrow.
			subject: JSON.stringify(context.getNode().parameters.conditions),
			list: () => ({
				path: '/subscribers/filter',
				key: 'subscribers',
				body: { all, sort_field: 'id', sort_order: 'desc' },
			}),
			at: (_, now) => now,
			data: subscriber,
		});
	},

	'subscriber.subscribed_to_form': (context) =>
		joined(context, 'subscriber.subscribed_to_form', 'form', 'added'),

	'subscriber.tag_added': (context) => joined(context, 'subscriber.tag_added', 'tag', 'tagged'),

	'subscriber.unsubscribed': (context) => {
		const list = {
			path: '/subscribers',
			key: 'subscribers',
			query: {
				status: 'cancelled',
				include: 'canceled_at',
				sort_field: 'cancelled_at',
				sort_order: 'desc',
			},
			firstPage: SHORT_PAGE,
		};
		return timed(context, {
			event: 'subscriber.unsubscribed',
			subject: '',
			moment: 'canceled_at',
			recurs: true,
			sorted: 'newestFirst',
			list: () => list,
			newest: list,
			data: subscriber,
		});
	},
};

/** Watches who is added to the chosen form or tag. */
function joined(
	context: IPollFunctions,
	event: string,
	subject: 'form' | 'tag',
	verb: 'added' | 'tagged',
): Watch {
	const id = required(
		context,
		subject,
		`Kit lists these subscribers by ${subject}, so choose a ${subject}.`,
	);
	const list = { path: `/${subject}s/${id}/subscribers`, key: 'subscribers' };
	return timed(context, {
		event,
		subject: id,
		moment: `${verb}_at`,
		recurs: true,
		sorted: 'unknown',
		list: (since) => ({
			...list,
			query: { status: 'all', [`${verb}_after`]: dayBefore(since) },
		}),
		newest: { ...list, query: { status: 'all' } },
		data: (record) => ({ subscriber: record, [subject]: { id: Number(id) } }),
	});
}
