import type { IDataObject } from 'n8n-workflow';

import { UnreadableAnswer } from '../../../../nodes/shared/transport/failure';
import {
	cursors,
	pageNumbers,
	paginate,
	readPage,
} from '../../../../nodes/shared/transport/paginate';

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

	it('asks for no more than what is left', async () => {
		const { queries, fetchPage } = list(5_000);
		await paginate(fetchPage, 1_250, cursors);
		expect(queries).toEqual([{ per_page: 1_000 }, { after: '1000', per_page: 250 }]);
	});

	it('cuts what a server gives beyond the size asked for', async () => {
		const fetchPage = async () => ({ records: [{ id: 1 }, { id: 2 }, { id: 3 }] });
		expect(await paginate(fetchPage, 2, cursors)).toEqual([{ id: 1 }, { id: 2 }]);
	});

	it('ends on an empty page that claims there is more', async () => {
		let requests = 0;
		const fetchPage = async () => {
			requests += 1;
			return readPage({ tags: [], pagination: { has_next_page: true, end_cursor: 'x' } }, 'tags');
		};
		expect(await paginate(fetchPage, Infinity, cursors)).toEqual([]);
		expect(requests).toBe(1);
	});
});

/** A list of `total` records in V3's pages of 50. */
function numberedList(total: number) {
	const queries: IDataObject[] = [];
	const fetchPage = async (query: IDataObject) => {
		queries.push(query);
		const page = Number(query.page ?? 1);
		const from = (page - 1) * 50;
		const length = Math.min(50, total - from);
		const tags = Array.from({ length }, (_, i) => ({ id: from + i }));
		return pageNumbers.read({ page, total_pages: Math.ceil(total / 50), tags }, 'tags');
	};
	return { queries, fetchPage };
}

describe('paginate, with the page numbers of V3', () => {
	it.each([
		{ records: 0, limit: Infinity, requests: 1, got: 0 },
		{ records: 50, limit: Infinity, requests: 1, got: 50 },
		{ records: 51, limit: Infinity, requests: 2, got: 51 },
		{ records: 120, limit: Infinity, requests: 3, got: 120 },
		{ records: 120, limit: 50, requests: 1, got: 50 },
		{ records: 120, limit: 51, requests: 2, got: 51 },
	])('reads $got of $records records with $requests requests', async (row) => {
		const { queries, fetchPage } = numberedList(row.records);
		const records = await paginate(fetchPage, row.limit, pageNumbers);
		expect(records.map(({ id }) => id)).toEqual(Array.from({ length: row.got }, (_, i) => i));
		expect(queries).toEqual([{}, { page: 2 }, { page: 3 }].slice(0, row.requests));
	});

	it('takes a list without a count for the whole of it', () => {
		expect(pageNumbers.read({ tags: [{ id: 1 }] }, 'tags')).toEqual({ records: [{ id: 1 }] });
	});

	it('ends on an empty page that claims there is more', () => {
		const body = { page: 1, total_pages: 9, tags: [] };
		expect(pageNumbers.read(body, 'tags')).toEqual({ records: [] });
	});

	it.each(['sequences', 'courses'])('finds sequences under the name %s', (name) => {
		const body = { [name]: [{ id: 1 }] };
		expect(pageNumbers.read(body, 'sequences')).toEqual({ records: [{ id: 1 }] });
	});

	it.each([{ body: '<html></html>' }, { body: { page: 1 } }, { body: undefined }])(
		'refuses $body',
		({ body }) => {
			expect(() => pageNumbers.read(body, 'tags')).toThrow(UnreadableAnswer);
		},
	);
});

describe('readPage', () => {
	it.each([
		{ what: 'a text', body: '<html></html>' },
		{ what: 'a body without the list', body: { pagination: {} } },
		{ what: 'a list without paging', body: { tags: [] } },
		{ what: 'nothing', body: undefined },
	])('refuses $what', ({ body }) => {
		expect(() => readPage(body, 'tags')).toThrow(UnreadableAnswer);
	});
});
