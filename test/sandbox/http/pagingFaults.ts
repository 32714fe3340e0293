import { json } from './operation';

/** The kinds of invalid pagination. */
export type PagingFault =
	/** V4: always the same cursor, and always the same page. */
	| 'sameCursor'
	/** V4: two alternating cursors, and always the same page. */
	| 'alternatingCursors'
	/** V4: a new cursor each time, and always the same page. */
	| 'sameRecords'
	/** V4: a page without records, and a new cursor that leads to the requested page. */
	| 'emptyPage'
	/** V4: a page without records and without a cursor, but with `has_next_page: true`. */
	| 'emptyPageWithoutCursor'
	/** V4: `has_next_page` without an `end_cursor`. */
	| 'noCursor'
	/** V4: no `has_next_page`. */
	| 'noFlag'
	/** V4: `has_next_page` as a string. */
	| 'textFlag'
	/** V4: no `pagination`. */
	| 'noPagination'
	/** V3: always reports the first of several pages. */
	| 'stuckPage'
	/** V3: the requested page is never the last, and has the records of the first page. */
	| 'growingPages'
	/** V3: no `page`. */
	| 'noPage'
	/** V3: no `total_pages`. */
	| 'noTotalPages';

interface ListAnswer {
	[key: string]: unknown;
	pagination?: Record<string, unknown>;
}

/** A request for a page, as passed to the routes. */
interface Asked {
	url: URL;
	body: unknown;
}

/** Adds faults to list responses, and resolves the cursors that it makes up. */
export class PagingFaults {
	/** Made-up cursor → the real one it stands for; undefined is the first page. */
	private readonly madeUp = new Map<string, string | undefined>();

	/** How many pages got a fault. */
	private count = 0;

	/** Replaces a made-up cursor in a request with the real one. */
	resolve({ url, body }: Asked): Asked {
		const real = new URL(url);
		const inQuery = real.searchParams.get('after');
		if (inQuery !== null && this.madeUp.has(inQuery)) {
			const cursor = this.madeUp.get(inQuery);
			if (cursor === undefined) real.searchParams.delete('after');
			else real.searchParams.set('after', cursor);
		}
		const inBody = cursorIn(body);
		if (!isRecord(body) || inBody === undefined || !this.madeUp.has(inBody)) {
			return { url: real, body };
		}
		const { after, ...rest } = body;
		void after;
		const cursor = this.madeUp.get(inBody);
		return { url: real, body: cursor === undefined ? rest : { ...rest, after: cursor } };
	}

	/**
	 * @param asked the request with the real cursor
	 * @param list handles the request; errors are returned unchanged
	 */
	async answer(
		how: PagingFault,
		asked: Asked,
		list: (url: URL) => Promise<Response>,
	): Promise<Response> {
		const url = new URL(asked.url);
		const page = Number(url.searchParams.get('page') ?? 1);
		if (page > 1 && (how === 'stuckPage' || how === 'growingPages')) {
			url.searchParams.set('page', '1');
		}
		const response = await list(url);
		if (response.status !== 200) return response;
		const answer = (await response.json()) as ListAnswer;
		const after = url.searchParams.get('after') ?? cursorIn(asked.body);
		this.spoil(how, answer, after, page);
		return json(200, answer);
	}

	private spoil(
		how: PagingFault,
		answer: ListAnswer,
		after: string | undefined,
		page: number,
	): void {
		this.count += 1;
		const { pagination = {} } = answer;
		const lead = (name: string, to: string | undefined) => {
			const cursor = `made-up-${name}`;
			this.madeUp.set(cursor, to);
			Object.assign(pagination, { has_next_page: true, end_cursor: cursor });
		};
		const more = Math.max(2, Number(answer.total_pages));
		switch (how) {
			case 'sameCursor':
				lead('same', undefined);
				break;
			case 'alternatingCursors':
				lead(this.count % 2 === 0 ? 'even' : 'odd', undefined);
				break;
			case 'sameRecords':
				lead(String(this.count), undefined);
				break;
			case 'emptyPage':
				empty(answer);
				lead(String(this.count), after);
				break;
			case 'emptyPageWithoutCursor':
				empty(answer);
				Object.assign(pagination, { has_next_page: true, end_cursor: null });
				break;
			case 'noCursor':
				Object.assign(pagination, { has_next_page: true, end_cursor: null });
				break;
			case 'noFlag':
				delete pagination.has_next_page;
				break;
			case 'textFlag':
				pagination.has_next_page = String(pagination.has_next_page);
				break;
			case 'noPagination':
				delete answer.pagination;
				break;
			case 'stuckPage':
				Object.assign(answer, { page: 1, total_pages: more });
				break;
			case 'growingPages':
				Object.assign(answer, { page, total_pages: Math.max(more, page + 1) });
				break;
			case 'noPage':
				delete answer.page;
				break;
			case 'noTotalPages':
				delete answer.total_pages;
				break;
		}
	}
}

function empty(answer: ListAnswer): void {
	for (const [key, value] of Object.entries(answer)) if (Array.isArray(value)) answer[key] = [];
}

function cursorIn(body: unknown): string | undefined {
	return isRecord(body) && typeof body.after === 'string' ? body.after : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
