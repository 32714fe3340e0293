import type { IDataObject } from 'n8n-workflow';

import { BrokenList } from '../../../../nodes/shared/transport/failure';
import { paginate, type Page, type Paging } from '../../../../nodes/shared/transport/paginate';

const paging: Paging = { size: () => ({}), read: () => ({ records: [] }) };

/** Reads a list whose pages are the results of `pageOf` for their numbers, starting at 0. */
async function read(pageOf: (index: number) => Page, mostPages?: number) {
	const queries: IDataObject[] = [];
	const fetchPage = async (query: IDataObject) => pageOf(queries.push(query) - 1);
	const outcome = await paginate(fetchPage, Infinity, paging, mostPages).catch(
		(error: unknown) => error,
	);
	return { outcome, requests: queries.length };
}

describe('paginate', () => {
	it.each([
		{
			what: 'leads back to itself',
			pageOf: (index: number) => ({ records: [{ id: index }], next: { after: 'a' } }),
			why: 'a page points back to one that was already read',
			requests: 2,
		},
		{
			what: 'goes round in a circle',
			pageOf: (index: number) => ({
				records: [{ id: index }],
				next: { after: ['a', 'b'][index % 2] },
			}),
			why: 'a page points back to one that was already read',
			requests: 3,
		},
		{
			what: 'gives the same records behind new cursors',
			pageOf: (index: number) => ({ records: [{ id: 1 }, { id: 2 }], next: { after: index } }),
			why: 'a page has the same records as a previous one',
			requests: 2,
		},
		{
			what: 'gives the same records without IDs behind new cursors',
			pageOf: (index: number) => ({ records: [{ url: 'https://a.test' }], next: { after: index } }),
			why: 'a page has the same records as a previous one',
			requests: 2,
		},
		{
			what: 'is empty and goes on',
			pageOf: (index: number) => ({ records: [], next: { after: index } }),
			why: '101 consecutive pages were empty, but more follow',
			requests: 101,
		},
		{
			what: 'goes on with new records',
			pageOf: (index: number) => ({ records: [{ id: index }], next: { after: index } }),
			why: 'it has more than 10000 pages',
			requests: 10_000,
		},
	])('gives up on a list that $what', async ({ pageOf, why, requests }) => {
		const { outcome, requests: sent } = await read(pageOf);
		expect(outcome).toBeInstanceOf(BrokenList);
		expect(outcome).toMatchObject({
			message: `Kit’s list could not be read to the end: ${why}. Try again later.`,
		});
		expect(sent).toBe(requests);
	});

	it('follows as many pages as it is allowed to', async () => {
		const list = (last: number) => (index: number) => ({
			records: [{ id: index }],
			...(index < last ? { next: { after: index } } : {}),
		});
		expect((await read(list(4), 5)).outcome).toHaveLength(5);
		expect((await read(list(5), 5)).outcome).toBeInstanceOf(BrokenList);
	});

	it('lets a list grow while it is read', async () => {
		const { outcome } = await read((index) => ({
			records: [{ id: index }],
			pages: index < 20 ? 15 + Math.floor(index / 2) : 25,
			...(index < 24 ? { next: { page: index + 2 } } : {}),
		}));
		expect(outcome).toHaveLength(25);
	});
});
