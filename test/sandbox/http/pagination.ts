import { Refusal } from './errors';

/** The sort key of a row; its last part is a unique ID, so the order is stable. */
export type SortKey = (number | string | null)[];

export interface PageRequest {
	after?: string | undefined;
	before?: string | undefined;
	per_page?: number | undefined;
	include_total_count?: boolean | undefined;
}

export interface Ordering<Row> {
	keyOf: (row: Row) => SortKey;
	order: 'asc' | 'desc';
}

export interface Page<Row> {
	rows: Row[];
	pagination: {
		has_previous_page: boolean;
		has_next_page: boolean;
		start_cursor: string | null;
		end_cursor: string | null;
		per_page: number;
		total_count?: number;
	};
}

const DEFAULT_PER_PAGE = 500;
const MAXIMUM_PER_PAGE = 1000;

/**
 * Paginates lists with opaque cursors. A cursor marks a position in the order rather than a number
 * of rows to skip, so records that are added or removed in the meantime do not shift pages.
 */
export class Pager {
	private readonly issued = new Set<string>();

	/** @param aboveMaximum read at each call; see `OpenQuestions` */
	constructor(private readonly aboveMaximum: () => 'clamp' | 'refuse') {}

	/**
	 * @param listName identifies the list: path, filters and order. A cursor is only valid for the
	 * list it was issued for (docs/kit-api.md#pagination), which catches clients that drop their
	 * filters on the second page.
	 * @param rows every row that passes the filters, in any order
	 */
	page<Row>(
		listName: string,
		rows: Row[],
		{ keyOf, order }: Ordering<Row>,
		request: PageRequest,
	): Page<Row> {
		const perPage = this.perPage(request.per_page);
		const after = this.read(listName, 'after', request.after);
		const before = this.read(listName, 'before', request.before);
		if (after && before) throw new Refusal(['after and before cannot be used together']);

		const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
		const direction = order === 'asc' ? 1 : -1;
		const compare = (a: SortKey, b: SortKey) => direction * compareKeys(a, b);
		keyed.sort((a, b) => compare(a.key, b.key));

		let start = 0;
		let end = 0;
		if (before) {
			end = firstIndex(keyed, ({ key }) => compare(key, before) >= 0);
			start = Math.max(0, end - perPage);
		} else {
			start = after ? firstIndex(keyed, ({ key }) => compare(key, after) > 0) : 0;
			end = Math.min(keyed.length, start + perPage);
		}
		const shown = keyed.slice(start, end);
		return {
			rows: shown.map(({ row }) => row),
			pagination: {
				has_previous_page: start > 0,
				has_next_page: end < keyed.length,
				start_cursor: this.issue(listName, shown[0]?.key),
				end_cursor: this.issue(listName, shown[shown.length - 1]?.key),
				per_page: perPage,
				...(request.include_total_count === true ? { total_count: keyed.length } : {}),
			},
		};
	}

	private perPage(asked: number | undefined): number {
		if (asked === undefined) return DEFAULT_PER_PAGE;
		if (asked < 1) throw new Refusal(['query parameter "per_page" must be at least 1']);
		if (asked > MAXIMUM_PER_PAGE && this.aboveMaximum() === 'refuse') {
			throw new Refusal([`query parameter "per_page" must be at most ${MAXIMUM_PER_PAGE}`]);
		}
		return Math.min(asked, MAXIMUM_PER_PAGE);
	}

	private issue(listName: string, key: SortKey | undefined): string | null {
		if (!key) return null;
		const cursor = Buffer.from(JSON.stringify(key)).toString('base64');
		this.issued.add(`${cursor} ${listName}`);
		return cursor;
	}

	private read(listName: string, name: string, cursor: string | undefined): SortKey | undefined {
		if (cursor === undefined) return undefined;
		if (!this.issued.has(`${cursor} ${listName}`)) {
			throw new Refusal([`query parameter "${name}" is not a cursor of this list`]);
		}
		return JSON.parse(Buffer.from(cursor, 'base64').toString()) as SortKey;
	}
}

function compareKeys(a: SortKey, b: SortKey): number {
	for (let index = 0; index < a.length; index += 1) {
		const result = compareParts(a[index] ?? null, b[index] ?? null);
		if (result !== 0) return result;
	}
	return 0;
}

/** null sorts before all other values. */
function compareParts(a: number | string | null, b: number | string | null): number {
	if (a === b) return 0;
	if (a === null) return -1;
	if (b === null) return 1;
	return a < b ? -1 : 1;
}

/** First index for which `passes` holds, given that it holds for all later ones too. */
function firstIndex<T>(list: T[], passes: (item: T) => boolean): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (passes(list[middle] as T)) high = middle;
		else low = middle + 1;
	}
	return low;
}
