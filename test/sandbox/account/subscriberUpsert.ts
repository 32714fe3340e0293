import type { Subscriber, SubscriberState } from './records';
import type { Store } from './store';

/**
 * Creates a subscriber, or updates the one with that email address, whose state never changes.
 *
 * @param firstName undefined does not change the name; this is not documented
 * @param fields values of a new subscriber; those of an existing one do not change
 * @returns the subscriber and whether they are new
 */
export function upsertSubscriber(
	store: Store,
	emailAddress: string,
	firstName: string | null | undefined,
	state: SubscriberState | null | undefined,
	fields: Record<string, string | null> = {},
): { subscriber: Subscriber; added: boolean } {
	const existing = store.findByEmail(emailAddress);
	const subscriber =
		existing ??
		store.addSubscriber({
			emailAddress,
			firstName: firstName ?? null,
			state: state ?? 'active',
			fields,
			attribution: { source_type: 'api_subscription' },
		});
	if (existing) {
		existing.updatedAt = store.now();
		if (firstName !== undefined) existing.firstName = firstName;
	}
	return { subscriber, added: existing === undefined };
}
