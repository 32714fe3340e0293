import { invalid, notFound } from '../../http/errors';
import type { Membership } from '../../account/memberships';
import { within } from '../../http/parameters';
import type { Subscriber } from '../../account/records';
import type { Store } from '../../account/store';

/** @throws KitError 404 */
export function byId(store: Store, id: number): Subscriber {
	const subscriber = store.subscribers.get(id);
	if (!subscriber) throw notFound();
	return subscriber;
}

/**
 * @param missing the documented message for a missing email address
 * @throws KitError 422 without an email address, 404 if it is unknown
 */
export function byEmail(store: Store, address: string | undefined, missing: string): Subscriber {
	if (address === undefined || address.trim() === '') throw invalid(missing);
	const subscriber = store.findByEmail(address.trim());
	if (!subscriber) throw notFound();
	return subscriber;
}

/** The filters shared by lists of subscribers; those with `at` apply to the membership's date. */
export interface MemberFilter {
	status?: string | undefined;
	created_after?: number | undefined;
	created_before?: number | undefined;
	at_after?: number | undefined;
	at_before?: number | undefined;
}

/** Whether a list with this `status` contains the subscriber. Default: active subscribers. */
export function hasStatus(subscriber: Subscriber, status: string | undefined): boolean {
	return status === 'all' || subscriber.state === (status ?? 'active');
}

/** The subscribers of a tag, form or sequence that match the filters. */
export function members(
	store: Store,
	memberships: Membership[],
	filter: MemberFilter,
): { subscriber: Subscriber; membership: Membership }[] {
	return memberships.flatMap((membership) => {
		const subscriber = store.subscribers.get(membership.subscriberId);
		const passes =
			subscriber !== undefined &&
			hasStatus(subscriber, filter.status) &&
			within(subscriber.createdAt, filter.created_after, filter.created_before) &&
			within(membership.at, filter.at_after, filter.at_before);
		return passes ? [{ subscriber, membership }] : [];
	});
}
