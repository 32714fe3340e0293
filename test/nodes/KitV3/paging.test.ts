import type { IDataObject } from 'n8n-workflow';

import { pageNumbers } from '../../../nodes/KitV3/paging';
import { UnreadableAnswer } from '../../../nodes/shared/transport/failure';
import { paginate } from '../../../nodes/shared/transport/paginate';

/** A list of `total` records in V3's pages of 50. */
function numberedList(total: number) {
	const queries: IDataObject[] = [];
	const fetchPage = async (query: IDataObject) => {
		queries.push(query);
		const page = Number(query.page ?? 1);
		const from = (page - 1) * 50;
		const length = Math.min(50, total - from);
		const tags = Array.from({ length }, (_, i) => ({ id: from + i }));
		return pageNumbers.read({ page, total_pages: Math.ceil(total / 50), tags }, 'tags', query);
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

	it('treats a list without a count as complete', () => {
		expect(pageNumbers.read({ tags: [{ id: 1 }] }, 'tags', {})).toEqual({ records: [{ id: 1 }] });
	});

	it.each(['sequences', 'courses'])('finds sequences under the name %s', (name) => {
		const body = { [name]: [{ id: 1 }] };
		expect(pageNumbers.read(body, 'sequences', {})).toEqual({ records: [{ id: 1 }] });
	});

	it.each([{ body: '<html></html>' }, { body: { page: 1 } }, { body: undefined }])(
		'rejects $body',
		({ body }) => {
			expect(() => pageNumbers.read(body, 'tags', {})).toThrow(UnreadableAnswer);
		},
	);

	/** Responds to each page number with the result of `answer`. */
	async function read(answer: (page: number) => IDataObject) {
		const asked: number[] = [];
		const fetchPage = async (query: IDataObject) => {
			asked.push(Number(query.page ?? 1));
			return pageNumbers.read(answer(asked.at(-1) ?? 1), 'tags', query);
		};
		const outcome = await paginate(fetchPage, Infinity, pageNumbers).catch((error: Error) => error);
		return { outcome, asked };
	}
	const tags = (page: number) => [{ id: page }];

	it('counts from the requested page if Kit does not echo it', async () => {
		const { outcome, asked } = await read((page) => ({ total_pages: 3, tags: tags(page) }));
		expect(outcome).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
		expect(asked).toEqual([1, 2, 3]);
	});

	it.each([
		{
			what: 'always gives the first page',
			answer: () => ({ page: 1, total_pages: 3, tags: tags(1) }),
			why: 'page 2 was requested, but page 1 was returned',
			requests: 2,
		},
		{
			what: 'gives the same records under new numbers',
			answer: (page: number) => ({ page, total_pages: 9, tags: tags(1) }),
			why: 'a page has the same records as a previous one',
			requests: 2,
		},
		{
			what: 'always has one more page',
			answer: (page: number) => ({ page, total_pages: page + 1, tags: tags(page) }),
			why: 'it keeps growing while it is read',
			requests: 10,
		},
		{
			what: 'has an empty page before the last one',
			answer: (page: number) => ({ page, total_pages: 9, tags: [] }),
			why: 'page 1 of 9 is empty',
			requests: 1,
		},
		{
			what: 'does not say how many pages there are',
			answer: (page: number) => ({ page, tags: tags(page) }),
			why: 'a page does not say how many pages there are',
			requests: 1,
		},
		{
			what: 'has more records than it gives, and no pages',
			answer: () => ({ total_tags: 120, tags: tags(1) }),
			why: 'a page does not say how many pages there are',
			requests: 1,
		},
	])('reports that a list cannot be read that $what', async ({ answer, why, requests }) => {
		const { outcome, asked } = await read(answer);
		expect(outcome).toMatchObject({
			message: `Kit’s list could not be read to the end: ${why}. Try again later.`,
		});
		expect(asked).toHaveLength(requests);
	});
});
