import type { Failed } from './bulkOperation';
import type { Subscriber } from '../account/records';
import type { Store } from '../account/store';

/** Both sides of an item that links a subscriber to a record, or the reason why it fails. */
export type Pair<Other> = { subscriber: Subscriber; other: Other } | { failure: Failed };

/**
 * @param other the tag, form or field; undefined if there is none with that ID
 * @param noOther the message in that case
 */
export function pair<Other>(
	store: Store,
	item: { subscriber_id: number | null },
	other: Other | undefined,
	noOther: string,
): Pair<Other> {
	const subscriber = find(store.subscribers, item.subscriber_id);
	if (subscriber && other) return { subscriber, other };
	const hidden = !subscriber && store.bulk.unknownSubscriberId === 'null';
	return {
		failure: {
			errors: [...(subscriber ? [] : ['Subscriber does not exist']), ...(other ? [] : [noOther])],
			input: { ...item, ...(hidden ? { subscriber_id: null } : {}) },
		},
	};
}

/** IDs can be null in a request, and then match no record. */
export function find<Row>(rows: Map<number, Row>, id: number | null): Row | undefined {
	return id === null ? undefined : rows.get(id);
}
