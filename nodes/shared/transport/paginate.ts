import type { IDataObject } from 'n8n-workflow';

import { BrokenList } from './failure';

export interface Page {
	records: IDataObject[];
	/** The query that asks for the next page; undefined on the last one. */
	next?: IDataObject;
	/** Why there is no telling how the list goes on, to be read after “Kit’s list cannot be read to its end:”. */
	broken?: string;
	/** How many pages the whole list has, where the API says so. */
	pages?: number;
}

/** How one of Kit's APIs hands out a list. */
export interface Paging {
	/** The part of a page's query that depends on how many records are still wanted. */
	size(left: number): IDataObject;
	/**
	 * @param key the list's name in the answer
	 * @param asked the paging part of the query that the page was asked for with
	 * @throws UnreadableAnswer when the body is something else
	 */
	read(body: unknown, key: string, asked: IDataObject): Page;
}

/** Ten million records with the pages of V4: more than n8n can hold. */
const MOST_PAGES = 10_000;

/** Kit may leave out what a page had, but a list that goes on like this has nothing more. */
const MOST_EMPTY_PAGES = 100;

/** As many pages are read before a list is taken for one that grows with every page that is read. */
const PAGES_BEFORE_GROWTH_COUNTS = 10;

/**
 * Follows a list until `wanted` records are there, with as few requests as possible:
 * ceil(min(records, wanted) / largest page), and one for an empty list.
 *
 * @param fetchPage gets the paging part of the query; the filters are its own business
 * @param wanted Infinity for all
 * @param mostPages how many pages are followed
 * @throws BrokenList when the list contradicts itself or does not end
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

/** Watches that a list gets on. It keeps a line for each page, so `mostPages` bounds what it holds. */
class Progress {
	private readonly asked = new Set<string>();

	private readonly seen = new Set<string>();

	private count = 0;

	private emptyInARow = 0;

	private pagesAtFirst: number | undefined;

	constructor(private readonly mostPages: number) {}

	/** @throws BrokenList when the list does not lead on from this page */
	check({ records, next, broken, pages }: Page): void {
		if (broken !== undefined) throw brokenList(broken);
		if (next === undefined) return;

		this.count += 1;
		if (!isNew(this.asked, JSON.stringify(next))) {
			throw brokenList('a page leads back to one that was already read');
		}
		this.emptyInARow = records.length === 0 ? this.emptyInARow + 1 : 0;
		if (this.emptyInARow > MOST_EMPTY_PAGES) {
			throw brokenList(`${this.emptyInARow} consecutive pages were empty, and more follow`);
		}
		if (records.length > 0 && !isNew(this.seen, outlineOf(records))) {
			throw brokenList('a page has the same records as an earlier one');
		}
		this.pagesAtFirst ??= pages;
		const grown = (pages ?? 0) - (this.pagesAtFirst ?? 0);
		if (this.count >= PAGES_BEFORE_GROWTH_COUNTS && grown >= this.count - 1) {
			throw brokenList('it grows with each page that is read');
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

/** Tells one page from another: cursors lead past records, so no two pages start and end alike. */
function outlineOf(records: IDataObject[]): string {
	const outline = [records.at(0), records.at(-1)].map((record) => record?.id ?? record);
	return JSON.stringify([records.length, ...outline]);
}

/** @param why see `Page.broken` */
export function brokenList(why: string): BrokenList {
	return new BrokenList(`Kit’s list could not be read to the end: ${why}. Try again later.`);
}
