import type { Subscriber, SubscriberState } from './records';
import type { Store } from './store';

/**
 * Creates a subscriber, or updates the one who has the address already: whose state never changes,
 * whatever was asked for.
 * @param firstName undefined leaves the name alone; the documents do not say
 * @returns the subscriber and whether they are new
 */
export function upsertSubscriber(
	store: Store,
	emailAddress: string,
	firstName: string | null | undefined,
	state: SubscriberState | null | undefined,
): { subscriber: Subscriber; added: boolean } {
	const existing = store.findByEmail(emailAddress);
	const subscriber =
		existing ??
		store.addSubscriber({
			emailAddress,
			state: state ?? 'active',
			attribution: { source_type: 'api_subscription' },
		});
	if (existing) existing.updatedAt = store.now();
	if (firstName !== undefined) subscriber.firstName = firstName;
	return { subscriber, added: existing === undefined };
}
