import { z } from 'zod';
import { broadcastBody, completeBroadcast, editBroadcast } from './broadcastBody';
import { isSent, resultsOf } from '../../account/broadcastResults';
import { broadcastStatsView, broadcastView, clickView } from './broadcastView';
import { BROADCAST_STATUSES, blank, type Broadcast } from '../../account/broadcasts';
import { Refusal, forbidden, invalid, notFound } from '../../http/errors';
import { operation, type SandboxApp } from '../../http/operation';
import { flag, listOf, moment, paging, within } from '../../http/parameters';
import type { Store } from '../../account/store';

const EXTRA_FIELDS = ['clicks', 'stats'] as const;
const extraFields = listOf(EXTRA_FIELDS).optional();

/** The filters of a list of broadcasts. */
export const broadcastFilter = {
	sent_after: moment.optional(),
	sent_before: moment.optional(),
	status: z.enum(BROADCAST_STATUSES).optional(),
};

/** Broadcasts: list, create, get, update, delete. Their stats are separate routes. */
export function broadcastRoutes(app: SandboxApp): void {
	const listQuery = {
		...paging,
		...broadcastFilter,
		slim: flag.optional(),
		extra_fields: extraFields,
	};
	operation(app, 'GET', '/v4/broadcasts', { query: listQuery }, ({ store, query, page }) => {
		checkExtraFields(store, query.extra_fields);
		const rows = selected(store, query);
		const shown = page(rows, { keyOf: ({ id }) => [id], order: 'desc' }, query);
		const extras = extrasOf(store, shown.rows, query.extra_fields);
		const broadcasts = shown.rows.map((broadcast) => ({
			...broadcastView(store, broadcast, query.slim),
			...extras(broadcast),
		}));
		return { status: 200, json: { broadcasts, pagination: shown.pagination } };
	});

	operation(app, 'POST', '/v4/broadcasts', { body: broadcastBody }, ({ store, body }) => {
		checkAllowed(store);
		completeBroadcast(body);
		const content = editBroadcast(store, blank(store.emailTemplates.default().id), body);
		const broadcast = store.addBroadcast({ ...content, createdAt: store.now() });
		return { status: 201, json: { broadcast: broadcastView(store, broadcast) } };
	});

	const one = '/v4/broadcasts/:id{[0-9]+}';
	const query = { extra_fields: extraFields };
	operation(app, 'GET', one, { query }, ({ store, query: asked, id }) => {
		checkExtraFields(store, asked.extra_fields);
		const broadcast = broadcastOf(store, id('id'));
		const extras = extrasOf(store, [broadcast], asked.extra_fields);
		return {
			status: 200,
			json: { broadcast: { ...broadcastView(store, broadcast), ...extras(broadcast) } },
		};
	});

	// PATCH is not documented. Kit handles it like PUT.
	operation(app, ['PUT', 'PATCH'], one, { body: broadcastBody }, ({ store, body, id }) => {
		checkAllowed(store);
		const broadcast = broadcastOf(store, id('id'));
		// The rule is documented, but its message is not; these are the messages for deleting.
		checkUnsent(store, broadcast);
		Object.assign(broadcast, editBroadcast(store, broadcast, body));
		// One page says that `public` schedules, too. In all newer ones, only `send_at` does.
		if (body.send_at !== undefined) broadcast.scheduledAt = store.now();
		return { status: 200, json: { broadcast: broadcastView(store, broadcast) } };
	});

	operation(app, 'DELETE', one, {}, ({ store, id }) => {
		checkAllowed(store);
		const broadcast = broadcastOf(store, id('id'));
		checkUnsent(store, broadcast);
		store.deleteBroadcast(broadcast);
		return { status: 204 };
	});
}

/** @throws KitError 404 */
export function broadcastOf(store: Store, id: number): Broadcast {
	const broadcast = store.broadcasts.get(id);
	if (!broadcast) throw notFound();
	return broadcast;
}

/**
 * The broadcasts that a list returns. Leaving out unsent broadcasts if there is a date filter is a
 * guess: the two filters are documented without a description.
 */
export function selected(
	store: Store,
	filter: {
		sent_after?: number | undefined;
		sent_before?: number | undefined;
		status?: string | undefined;
	},
): Broadcast[] {
	const dated = filter.sent_after !== undefined || filter.sent_before !== undefined;
	return [...store.broadcasts.values()].filter((broadcast) => {
		const status = store.broadcasts.statusOf(broadcast);
		if (filter.status !== undefined && status !== filter.status) return false;
		if (!dated) return true;
		const sentAt = isSent(status) ? broadcast.sendAt : null;
		return sentAt !== null && within(sentAt, filter.sent_after, filter.sent_before);
	});
}

function checkAllowed(store: Store): void {
	if (!store.broadcasts.allowed) throw forbidden();
}

/**
 * An aborted broadcast counts as sent, because it has started, which is the documented criterion.
 */
function checkUnsent(store: Store, broadcast: Broadcast): void {
	const status = store.broadcasts.statusOf(broadcast);
	if (status === 'sending') throw invalid('Broadcast is already sending.');
	if (isSent(status)) throw invalid('Broadcast has already been sent.');
}

function checkExtraFields(store: Store, asked: Set<string> | undefined): void {
	if (asked && store.broadcasts.extraFields === 'refuse') {
		throw new Refusal(['unknown query parameter "extra_fields"']);
	}
}

/** The keys of early 2025, when links had no IDs. */
function extrasOf(
	store: Store,
	broadcasts: Broadcast[],
	asked: Set<(typeof EXTRA_FIELDS)[number]> | undefined,
): (broadcast: Broadcast) => object {
	if (!asked) return () => ({});
	const resultsFor = resultsOf(store, broadcasts);
	return (broadcast) => {
		const results = resultsFor(broadcast);
		const clicks = results.links.map((link) => {
			const { id, ...shown } = clickView(link, results);
			void id;
			return shown;
		});
		return {
			...(asked.has('clicks') ? { clicks } : {}),
			...(asked.has('stats') ? { stats: broadcastStatsView(store, broadcast, results) } : {}),
		};
	};
}
