import type { Store } from '../account/store';

/**
 * One page of rows that are already sorted, with its position.
 *
 * @param noun what is counted, as in `total_subscribers`
 */
export function pageOf<Row, Noun extends string>(store: Store, noun: Noun, rows: Row[], page = 1) {
	const { pageSize } = store.v3;
	return {
		rows: rows.slice((page - 1) * pageSize, page * pageSize),
		envelope: {
			[`total_${noun}`]: rows.length,
			page,
			// Neither the page count of an empty list nor a page after the last is documented.
			total_pages: Math.max(1, Math.ceil(rows.length / pageSize)),
		},
	};
}
