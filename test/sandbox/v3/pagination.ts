import type { Store } from '../account/store';

/**
 * One page of sorted rows, with the page number and the totals.
 *
 * @param noun the plural in the response's keys, as in `total_subscribers`
 */
export function pageOf<Row, Noun extends string>(store: Store, noun: Noun, rows: Row[], page = 1) {
	const { pageSize } = store.v3;
	return {
		rows: rows.slice((page - 1) * pageSize, page * pageSize),
		envelope: {
			[`total_${noun}`]: rows.length,
			page,
			// The page count of an empty list and pages after the last are not documented.
			total_pages: Math.max(1, Math.ceil(rows.length / pageSize)),
		},
	};
}
