import { z } from 'zod';
import { invalid, notFound } from '../errors';
import { operation, type SandboxApp } from '../operation';
import { createdRange, listOf, moment, paging, status } from '../parameters';
import type { Sequence, Subscriber } from '../records';
import type { Store } from '../store';
import { byId, members } from '../subscriberLookup';
import { addedView, sequenceView } from '../views';

/** No e-mails are sent from here, so all but one are null, as documented for "no data". */
const NO_STATS = {
	unsubscribers: 0,
	recipients: null,
	opens: null,
	clicks: null,
	email_unsubscribes: null,
	bounces: null,
	complaints: null,
	open_rate: null,
	click_rate: null,
	click_to_open_rate: null,
	unsubscribe_rate: null,
	bounce_rate: null,
	complaint_rate: null,
};

/** Sequences: list, and the subscribers in them. */
export function sequenceRoutes(app: SandboxApp): void {
	const listQuery = { ...paging, include: listOf(['stats']).optional() };
	operation(app, 'GET', '/v4/sequences', { query: listQuery }, ({ store, query, page }) => {
		const rows = [...store.sequences.values()];
		const shown = page(rows, { keyOf: ({ id }) => [id], order: 'desc' }, query);
		const sequences = shown.rows.map((sequence) => ({
			...sequenceView(store, sequence),
			...(query.include?.has('stats') === true ? { stats: NO_STATS } : {}),
		}));
		return { status: 200, json: { sequences, pagination: shown.pagination } };
	});

	const membersQuery = {
		...paging,
		...createdRange,
		added_after: moment.optional(),
		added_before: moment.optional(),
		status,
	};
	const list = '/v4/sequences/:sequence_id{[0-9]+}/subscribers';
	operation(app, 'GET', list, { query: membersQuery }, ({ store, query, id, page }) => {
		const sequence = sequenceOf(store, id('sequence_id'));
		const rows = members(store, store.sequenceSubscribers.ofOwner(sequence.id), {
			...query,
			at_after: query.added_after,
			at_before: query.added_before,
		});
		const shown = page(rows, { keyOf: ({ subscriber }) => [subscriber.id], order: 'desc' }, query);
		const subscribers = shown.rows.map(({ subscriber, membership }) =>
			addedView(store, subscriber, membership),
		);
		return { status: 200, json: { subscribers, pagination: shown.pagination } };
	});

	// Unlike for tags and forms, no sentence is documented for a missing address.
	const address = z.object({ email_address: z.string() }).strict();
	operation(app, 'POST', list, { body: address }, ({ store, body, id }) => {
		const sequence = sequenceOf(store, id('sequence_id'));
		const subscriber = store.findByEmail(body.email_address.trim());
		if (!subscriber) throw notFound();
		if (!sequence.active) throw invalid('Sequence is inactive');
		return add(store, sequence, subscriber);
	});

	operation(app, 'POST', `${list}/:id{[0-9]+}`, {}, ({ store, id }) => {
		const sequence = sequenceOf(store, id('sequence_id'));
		const subscriber = byId(store, id('id'));
		if (!sequence.active && store.inactiveSequenceById === 'refuse') {
			throw invalid('Sequence is inactive');
		}
		return add(store, sequence, subscriber);
	});
}

function sequenceOf(store: Store, id: number): Sequence {
	const sequence = store.sequences.get(id);
	if (!sequence) throw notFound();
	return sequence;
}

function add(store: Store, sequence: Sequence, subscriber: Subscriber) {
	const { membership, added } = store.sequenceSubscribers.add(
		sequence.id,
		subscriber.id,
		store.now(),
	);
	return {
		status: added ? (201 as const) : (200 as const),
		json: { subscriber: addedView(store, subscriber, membership) },
	};
}
