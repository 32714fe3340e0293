import type { IDataObject } from 'n8n-workflow';

import { BrokenList } from './failure';

export interface Page {
	records: IDataObject[];
	/** The query parameters of the next page; undefined on the last one. */
	next?: IDataObject;
	/**
	 * Why the list cannot be continued, worded to follow “Kit’s list could not be read to the end:”.
	 */
	broken?: string;
	/** The number of pages of the whole list, if the API returns it. */
	pages?: number;
}

/** How one of Kit's APIs paginates lists. */
export interface Paging {
	/** The paging parameters that depend on how many records are still needed. */
	size(left: number): IDataObject;
	/**
	 * @param key the list's name in the response
	 * @param asked the paging parameters that were sent
	 * @throws UnreadableAnswer if the body is not a page of that list
	 */
	read(body: unknown, key: string, asked: IDataObject): Page;
}

/** Ten million records with V4's pages, which is more than n8n can hold. */
const MOST_PAGES = 10_000;

/**
 * Kit may remove all records of a page, but a list with this many empty pages in a row has no more
 * records.
 */
const MOST_EMPTY_PAGES = 100;

/** How many pages are read before a list counts as one that grows with every page. */
const PAGES_BEFORE_GROWTH_COUNTS = 10;

/**
 * Reads a list until there are `wanted` records, with as few requests as possible:
 * ceil(min(records, wanted) / page size), and one for an empty list.
 *
 * @param fetchPage gets the paging parameters; it adds the filters itself
 * @param wanted Infinity for all records
 * @param mostPages the maximum number of pages
 * @throws BrokenList if the list is inconsistent or does not end
 */
export async function paginate(
	fetchPage: (query: IDataObject) => Promise<Page>,
	wanted: number,
	{ size }: Paging,
	mostPages = MOST_PAGES,
): Promise<IDataObject[]> {
	const records: IDataObject[] = [];
	const progress = new Progress(mostPages);
	let next: IDataObject | undefined = {};
	while (next) {
		const page: Page = await fetchPage({ ...next, ...size(wanted - records.length) });
		for (const record of page.records) records.push(record);
		next = records.length < wanted ? page.next : undefined;
		if (records.length < wanted) progress.check(page);
	}
	return records.length > wanted ? records.slice(0, wanted) : records;
}

/**
 * Checks that a list makes progress. It stores an entry for each page, so `mostPages` also bounds
 * its memory.
 */
class Progress {
	private readonly asked = new Set<string>();

	private readonly seen = new Set<string>();

	private count = 0;

	private emptyInARow = 0;

	private pagesAtFirst: number | undefined;

	constructor(private readonly mostPages: number) {}

	/** @throws BrokenList if the list does not continue after this page */
	check({ records, next, broken, pages }: Page): void {
		if (broken !== undefined) throw brokenList(broken);
		if (next === undefined) return;

		this.count += 1;
		if (!isNew(this.asked, JSON.stringify(next))) {
			throw brokenList('a page points back to one that was already read');
		}
		this.emptyInARow = records.length === 0 ? this.emptyInARow + 1 : 0;
		if (this.emptyInARow > MOST_EMPTY_PAGES) {
			throw brokenList(`${this.emptyInARow} consecutive pages were empty, but more follow`);
		}
		if (records.length > 0 && !isNew(this.seen, outlineOf(records))) {
			throw brokenList('a page has the same records as a previous one');
		}
		this.pagesAtFirst ??= pages;
		const grown = (pages ?? 0) - (this.pagesAtFirst ?? 0);
		if (this.count >= PAGES_BEFORE_GROWTH_COUNTS && grown >= this.count - 1) {
			throw brokenList('it keeps growing while it is read');
		}
		if (this.count >= this.mostPages) {
			throw brokenList(`it has more than ${this.mostPages} pages`);
		}
	}
}

function isNew(set: Set<string>, value: string): boolean {
	if (set.has(value)) return false;
	set.add(value);
	return true;
}

/**
 * Identifies a page: cursors always advance, so no two pages have the same first and last records.
 */
function outlineOf(records: IDataObject[]): string {
	const outline = [records.at(0), records.at(-1)].map((record) => record?.id ?? record);
	return JSON.stringify([records.length, ...outline]);
}

/** @param why see `Page.broken` */
export function brokenList(why: string): BrokenList {
	return new BrokenList(`Kit’s list could not be read to the end: ${why}. Try again later.`);
}
