import { z } from 'zod';
import { forbidden, invalid, notFound } from '../../http/errors';
import { operation, type SandboxApp } from '../../http/operation';
import { createdRange, listOf, moment, paging, status } from '../../http/parameters';
import type { Sequence, Subscriber } from '../../account/records';
import { defaultSender } from '../../account/sender';
import { sequenceBody, sequenceChanges } from './sequenceBody';
import { sequenceStats } from './sequenceStats';
import type { Store } from '../../account/store';
import { byId, members } from '../subscribers/subscriberLookup';
import { addedView, sequenceView } from '../../account/views';

/** Sequences: list, create, get, update, delete, and their subscribers. */
export function sequenceRoutes(app: SandboxApp): void {
	const include = listOf(['stats']).optional();
	const listQuery = { ...paging, include };
	operation(app, 'GET', '/v4/sequences', { query: listQuery }, ({ store, query, page }) => {
		const rows = [...store.sequences.values()];
		const shown = page(rows, { keyOf: ({ id }) => [id], order: 'desc' }, query);
		const sequences = shown.rows.map((sequence) => ({
			...sequenceView(store, sequence),
			...statsOf(store, sequence, query.include),
		}));
		return { status: 200, json: { sequences, pagination: shown.pagination } };
	});

	operation(app, 'POST', '/v4/sequences', { body: sequenceBody }, ({ store, body }) => {
		if (!store.sequences.allowed) throw forbidden();
		const { name = '', ...changes } = sequenceChanges(store, { ...body, name: body.name ?? '' });
		const emailAddress = defaultSender(store.account);
		const sequence = store.addSequence({ name, emailAddress, ...changes });
		return { status: 201, json: { sequence: sequenceView(store, sequence) } };
	});

	const one = '/v4/sequences/:id{[0-9]+}';
	operation(app, 'GET', one, { query: { include } }, ({ store, query, id }) => {
		const sequence = sequenceOf(store, id('id'));
		const stats = statsOf(store, sequence, query.include);
		return { status: 200, json: { sequence: { ...sequenceView(store, sequence), ...stats } } };
	});

	operation(app, 'PUT', one, { body: sequenceBody }, ({ store, body, id }) => {
		const sequence = sequenceOf(store, id('id'));
		store.changeSequence(sequence, sequenceChanges(store, body));
		return { status: 200, json: { sequence: sequenceView(store, sequence) } };
	});

	operation(app, 'DELETE', one, {}, ({ store, id }) => {
		store.deleteSequence(sequenceOf(store, id('id')));
		return { status: 204 };
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

	// Unlike for tags and forms, no message is documented for a missing email address.
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
		if (!sequence.active && store.openQuestions.inactiveSequenceById === 'refuse') {
			throw invalid('Sequence is inactive');
		}
		return add(store, sequence, subscriber);
	});
}

/** @throws KitError 404 */
export function sequenceOf(store: Store, id: number): Sequence {
	const sequence = store.sequences.get(id);
	if (!sequence) throw notFound();
	return sequence;
}

function statsOf(store: Store, sequence: Sequence, include: Set<string> | undefined) {
	return include?.has('stats') === true ? { stats: sequenceStats(store, sequence) } : {};
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
