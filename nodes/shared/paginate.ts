import type { IDataObject } from 'n8n-workflow';

import { UnreadableAnswer } from './failure';
import { isRecord } from './isRecord';
import { valueAt } from './valueAt';

export interface Page {
	records: IDataObject[];
	/** The query that asks for the next page; undefined on the last one. */
	next?: IDataObject;
}

/** Kit's largest page (reference: pagination). */
const LARGEST_PAGE = 1_000;

/**
 * Follows a list until `wanted` records are there, with as few requests as possible:
 * ceil(min(records, wanted) / 1000), and one for an empty list.
 *
 * @param fetchPage gets the paging part of the query; the filters are its own business
 * @param wanted Infinity for all
 */
export async function paginate(
	fetchPage: (query: IDataObject) => Promise<Page>,
	wanted: number,
): Promise<IDataObject[]> {
	const records: IDataObject[] = [];
	let next: IDataObject | undefined = {};
	while (next) {
		const perPage = Math.min(wanted - records.length, LARGEST_PAGE);
		const page: Page = await fetchPage({ ...next, per_page: perPage });
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
