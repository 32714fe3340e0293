import type { Subscriber, SubscriberState } from './records';
import type { Store } from './store';

/**
 * Creates a subscriber, or updates the one who has the address already: whose state never changes,
 * whatever was asked for.
 * @param firstName undefined leaves the name alone; the documents do not say
 * @param fields values that a new subscriber comes with; an existing one keeps theirs
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
