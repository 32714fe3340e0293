import { isRecord } from '../shared/basics/isRecord';
import { valueAt } from '../shared/basics/valueAt';
import { UnreadableAnswer } from '../shared/transport/failure';
import type { Page, Paging } from '../shared/transport/paginate';

/** The largest page of API V4 (docs/kit-api.md#pagination). */
const LARGEST_PAGE = 1_000;

/** API V4 paginates with cursors, and the client sets the page size. */
export const cursors: Paging = {
	size: (left) => ({ per_page: Math.min(left, LARGEST_PAGE) }),
	read: readPage,
};

/**
 * Reads one page of a V4 list, `{ <key>: […], pagination: { has_next_page, end_cursor } }`.
 *
 * @param key the path of the list, with keys joined by dots if it is nested
 * @throws UnreadableAnswer if the body is not a page of that list
 */
export function readPage(body: unknown, key: string): Page {
	const records = valueAt(body, key);
	if (!isRecord(body) || !Array.isArray(records) || !isRecord(body.pagination)) {
		throw new UnreadableAnswer(`A page without ${key}`);
	}
	return { records: records.filter(isRecord), ...wayOn(body.pagination) };
}

function wayOn({ has_next_page: more, end_cursor: after }: Record<string, unknown>) {
	if (more === false) return {};
	if (more !== true) return { broken: 'a page does not say whether more pages follow' };
	if (typeof after === 'string' && after !== '') return { next: { after } };
	return { broken: 'a page says that more pages follow, but has no cursor for the next one' };
}
