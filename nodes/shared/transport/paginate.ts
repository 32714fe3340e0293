import type { IDataObject } from 'n8n-workflow';

import { UnreadableAnswer } from './failure';
import { isRecord } from '../basics/isRecord';
import { valueAt } from '../basics/valueAt';

export interface Page {
	records: IDataObject[];
	/** The query that asks for the next page; undefined on the last one. */
	next?: IDataObject;
}

/** How one of Kit's APIs hands out a list. */
export interface Paging {
	/** The part of a page's query that depends on how many records are still wanted. */
	size(left: number): IDataObject;
	/**
	 * @param key the list's name in the answer
	 * @throws UnreadableAnswer when the body is something else
	 */
	read(body: unknown, key: string): Page;
}

/**
 * Follows a list until `wanted` records are there, with as few requests as possible:
 * ceil(min(records, wanted) / largest page), and one for an empty list.
 *
 * @param fetchPage gets the paging part of the query; the filters are its own business
 * @param wanted Infinity for all
 */
export async function paginate(
	fetchPage: (query: IDataObject) => Promise<Page>,
	wanted: number,
	{ size }: Paging,
): Promise<IDataObject[]> {
	const records: IDataObject[] = [];
	let next: IDataObject | undefined = {};
	while (next) {
		const page: Page = await fetchPage({ ...next, ...size(wanted - records.length) });
		for (const record of page.records) records.push(record);
		next = records.length < wanted ? page.next : undefined;
	}
	return records.length > wanted ? records.slice(0, wanted) : records;
}

/**
 * Reads one page of a V4 list, `{ <key>: […], pagination: { has_next_page, end_cursor } }`.
 *
 * @param key where the list is; keys joined by dots when it is deeper
 * @throws UnreadableAnswer when the body is something else
 */
export function readPage(body: unknown, key: string): Page {
	const records = valueAt(body, key);
	if (!isRecord(body) || !Array.isArray(records) || !isRecord(body.pagination)) {
		throw new UnreadableAnswer(`A page without ${key}`);
	}
	const { has_next_page: more, end_cursor: after } = body.pagination;
	// An empty page cannot move the cursor on; following it would never end.
	const next = more === true && after && records.length > 0 ? { after } : undefined;
	return { records: records.filter(isRecord), ...(next ? { next } : {}) };
}

/** The largest page of API V4 (reference: pagination). */
const LARGEST_PAGE = 1_000;

/** API V4 goes on after a cursor, with pages of the size that it is asked for. */
export const cursors: Paging = {
	size: (left) => ({ per_page: Math.min(left, LARGEST_PAGE) }),
	read: readPage,
};

/** Where API V3 still answers with the name that something had before. */
const FORMER_NAMES: Record<string, string | undefined> = { sequences: 'courses' };

/** API V3 counts pages of a size of its own, and gives some lists whole, without a count. */
export const pageNumbers: Paging = {
	size: () => ({}),
	read(body, key) {
		const records = isRecord(body) ? (body[key] ?? body[FORMER_NAMES[key] ?? key]) : undefined;
		if (!isRecord(body) || !Array.isArray(records)) {
			throw new UnreadableAnswer(`A page without ${key}`);
		}
		const page = Number(body.page);
		const more = page < Number(body.total_pages) && records.length > 0;
		return { records: records.filter(isRecord), ...(more ? { next: { page: page + 1 } } : {}) };
	},
};
