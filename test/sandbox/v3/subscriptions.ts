import { z } from 'zod';
import type { Membership } from '../account/memberships';
import type { Store } from '../account/store';
import { subscriberView } from '../account/views';
import { pageOf } from './pagination';
import { page, sortOrder } from './parameters';
import { subscriptionView, type Subscribable } from './views';

/** `page` is not documented, but the responses are pages. */
export const subscriptionsQuery = {
	page,
	sort_order: sortOrder,
	subscriber_state: z.enum(['active', 'cancelled']).optional(),
};

interface Asked {
	page?: number | undefined;
	sort_order?: 'asc' | 'desc' | undefined;
	subscriber_state?: 'active' | 'cancelled' | undefined;
}

/** A page of the subscriptions to a form, sequence or tag, oldest first by default. */
export function subscriptionsPage(
	store: Store,
	memberships: Membership[],
	type: Subscribable,
	asked: Asked,
) {
	const found = memberships.flatMap((membership) => {
		const subscriber = store.subscribers.get(membership.subscriberId);
		const passes = [undefined, subscriber?.state].includes(asked.subscriber_state);
		return subscriber && passes ? [{ membership, subscriber }] : [];
	});
	const direction = asked.sort_order === 'desc' ? -1 : 1;
	found.sort(({ membership: a }, { membership: b }) => direction * (a.at - b.at || a.id - b.id));
	const { rows, envelope } = pageOf(store, 'subscriptions', found, asked.page);
	return {
		...envelope,
		subscriptions: rows.map(({ membership, subscriber }) =>
			subscriptionView(membership, type, subscriber, subscriberView(store, subscriber)),
		),
	};
}
