import { z } from 'zod';
import { invalid } from '../../http/errors';
import { operation, type SandboxApp } from '../../http/operation';
import { sequenceOf } from '../../routes/sequences/sequences';
import { deprecatedBody, subscribe, subscribeBody, subscribed } from '../subscribe';
import { subscriptionsPage, subscriptionsQuery } from '../subscriptions';
import { sequenceView } from '../views';

const body = z.object({ ...subscribeBody, ...deprecatedBody }).strict();

/**
 * Sequences and their subscribers. Sequences used to be called courses, and the old path still
 * works.
 */
export function sequenceRoutesV3(app: SandboxApp): void {
	for (const list of ['/v3/sequences', '/v3/courses']) {
		operation(app, 'GET', list, {}, ({ store }) => ({
			status: 200,
			json: { courses: [...store.sequences.values()].map(sequenceView) },
		}));

		const one = `${list}/:sequence_id{[0-9]+}`;
		operation(app, 'POST', `${one}/subscribe`, { body }, ({ store, body: given, id }) => {
			const sequence = sequenceOf(store, id('sequence_id'));
			// As in V4 for email addresses; V3's documentation does not mention inactive sequences.
			if (!sequence.active) throw invalid('Sequence is inactive');
			const subscriber = subscribe(store, given);
			return subscribed(store.addToSequence(subscriber.id, sequence.id), 'course', subscriber);
		});

		const subscriptions = { query: subscriptionsQuery, secretOnly: true };
		operation(app, 'GET', `${one}/subscriptions`, subscriptions, ({ store, query, id }) => {
			const sequence = sequenceOf(store, id('sequence_id'));
			const memberships = store.sequenceSubscribers.ofOwner(sequence.id);
			return { status: 200, json: subscriptionsPage(store, memberships, 'course', query) };
		});
	}
}
