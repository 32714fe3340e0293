import { deliveriesView, sumOf } from '../../account/deliveries';
import type { Sequence } from '../../account/records';
import type { Store } from '../../account/store';

/** The stats of a sequence. All but the first are null until an email is sent. */
export function sequenceStats(store: Store, sequence: Sequence) {
	const emails = store.sequenceEmails.ofSequence(sequence.id);
	const deliveries = sumOf(emails.map((email) => email.deliveries));
	const counts = deliveriesView(deliveries);
	return {
		unsubscribers: unsubscribers(store, sequence),
		...(deliveries.recipients > 0 ? counts : allNull(counts)),
	};
}

/** Unsubscribes from the sequence are not stored, so these are those from the account. */
function unsubscribers(store: Store, sequence: Sequence): number {
	return store.sequenceSubscribers
		.ofOwner(sequence.id)
		.filter(({ subscriberId }) => store.subscribers.get(subscriberId)?.state === 'cancelled')
		.length;
}

function allNull(counts: object) {
	return Object.fromEntries(Object.keys(counts).map((key) => [key, null]));
}
