import type { IDataObject } from 'n8n-workflow';

import { cursors, readPage } from '../../../nodes/Kit/paging';
import { UnreadableAnswer } from '../../../nodes/shared/transport/failure';
import { paginate } from '../../../nodes/shared/transport/paginate';

/** A list of `total` records behind a V4 cursor. */
function list(total: number) {
	const queries: IDataObject[] = [];
	const fetchPage = async (query: IDataObject) => {
		queries.push(query);
		const from = Number(query.after ?? 0);
		const to = Math.min(from + Number(query.per_page), total);
		const records = Array.from({ length: to - from }, (_, i) => ({ id: from + i }));
		const pagination = { has_next_page: to < total, end_cursor: String(to) };
		return readPage({ records, pagination }, 'records');
	};
	return { queries, fetchPage };
}

describe('paginate, with the cursors of V4', () => {
	it.each([
		{ records: 0, limit: Infinity, requests: 1, got: 0 },
		{ records: 1, limit: 50, requests: 1, got: 1 },
		{ records: 999, limit: Infinity, requests: 1, got: 999 },
		{ records: 1_000, limit: Infinity, requests: 1, got: 1_000 },
		{ records: 1_001, limit: Infinity, requests: 2, got: 1_001 },
		{ records: 2_500, limit: Infinity, requests: 3, got: 2_500 },
		{ records: 2_500, limit: 1_000, requests: 1, got: 1_000 },
		{ records: 2_500, limit: 1_001, requests: 2, got: 1_001 },
		{ records: 2_500, limit: 2_000, requests: 2, got: 2_000 },
		{ records: 10, limit: 50, requests: 1, got: 10 },
	])('reads $got of $records records with $requests requests', async (row) => {
		const { queries, fetchPage } = list(row.records);
		const records = await paginate(fetchPage, row.limit, cursors);
		expect(records.map(({ id }) => id)).toEqual(Array.from({ length: row.got }, (_, i) => i));
		expect(queries).toHaveLength(row.requests);
	});

	it('requests no more records than needed', async () => {
		const { queries, fetchPage } = list(5_000);
		await paginate(fetchPage, 1_250, cursors);
		expect(queries).toEqual([{ per_page: 1_000 }, { after: '1000', per_page: 250 }]);
	});

	it('discards what a server returns beyond the requested size', async () => {
		const fetchPage = async () => ({ records: [{ id: 1 }, { id: 2 }, { id: 3 }] });
		expect(await paginate(fetchPage, 2, cursors)).toEqual([{ id: 1 }, { id: 2 }]);
	});

	/** Returns these pages in turn, then the last one again and again. */
	function answering(...pages: Array<{ ids: number[]; pagination: IDataObject }>) {
		const queries: IDataObject[] = [];
		const fetchPage = async (query: IDataObject) => {
			const page = pages[Math.min(queries.length, pages.length - 1)];
			queries.push(query);
			const tags = page?.ids.map((id) => ({ id }));
			return readPage({ tags, pagination: page?.pagination }, 'tags');
		};
		return {
			queries,
			read: async (wanted = Infinity) => await paginate(fetchPage, wanted, cursors),
		};
	}
	const more = (end_cursor: string | null) => ({ has_next_page: true, end_cursor });
	const last = { has_next_page: false, end_cursor: 'z' };

	it('continues after an empty page that is not the last', async () => {
		const { read, queries } = answering(
			{ ids: [1], pagination: more('a') },
			{ ids: [], pagination: more('b') },
			{ ids: [2], pagination: last },
		);
		expect(await read()).toEqual([{ id: 1 }, { id: 2 }]);
		expect(queries.map(({ after }) => after)).toEqual([undefined, 'a', 'b']);
	});

	it.each([
		{ what: 'without a cursor', pagination: { has_next_page: true } },
		{ what: 'with a cursor that is null', pagination: more(null) },
		{ what: 'with a blank cursor', pagination: more('') },
	])('reports that a list cannot be continued $what', async ({ pagination }) => {
		await expect(answering({ ids: [1], pagination }).read()).rejects.toThrow(
			'Kit’s list could not be read to the end: a page says that more pages follow, but has no cursor for the next one.',
		);
		await expect(answering({ ids: [], pagination }).read()).rejects.toThrow(
			'has no cursor for the next one',
		);
	});

	it.each([{}, { has_next_page: null }, { has_next_page: 'true' }, { has_next_page: 'false' }])(
		'reports that %j does not say whether there is more',
		async (flag) => {
			const { read } = answering({ ids: [1], pagination: { ...flag, end_cursor: 'a' } });
			await expect(read()).rejects.toThrow('a page does not say whether more pages follow');
		},
	);

	it('does not need a next page once it has enough records', async () => {
		const { read } = answering({ ids: [1, 2], pagination: {} });
		expect(await read(2)).toEqual([{ id: 1 }, { id: 2 }]);
	});
});

describe('readPage', () => {
	it.each([
		{ what: 'a text', body: '<html></html>' },
		{ what: 'a body without the list', body: { pagination: {} } },
		{ what: 'a list without paging', body: { tags: [] } },
		{ what: 'nothing', body: undefined },
	])('rejects $what', ({ body }) => {
		expect(() => readPage(body, 'tags')).toThrow(UnreadableAnswer);
	});
});
