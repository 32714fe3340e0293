import { newKit, type Kit } from '../kit.fixture';
import type { PagingFault } from './pagingFaults';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
	for (const name of ['Ash', 'Birch', 'Cedar']) kit.sandbox.store.addTag(name);
	kit.sandbox.store.openQuestions.filterPaging = 'body';
	kit.sandbox.store.v3.pageSize = 2;
});

interface Page {
	tags: { id: number }[];
	pagination?: { has_next_page?: unknown; end_cursor: string | null };
	page?: number;
	total_pages?: number;
}

function spoil(how: PagingFault, times = Infinity): void {
	kit.sandbox.faults.add({ kind: 'paging', how, times });
}

async function ask(query: string): Promise<Page> {
	const { status, body } = await kit.send('GET', `/v4/tags?per_page=2${query}`);
	expect(status).toBe(200);
	return body as Page;
}

/** Follows the cursors of a list for some pages, without any checks. */
async function follow(pages: number): Promise<{ cursors: unknown[]; ids: number[][] }> {
	const [cursors, ids]: [unknown[], number[][]] = [[], []];
	let after = '';
	for (let count = 0; count < pages; count += 1) {
		const { tags, pagination } = await ask(after);
		ids.push(tags.map(({ id }) => id));
		cursors.push(pagination?.end_cursor);
		after = `&after=${encodeURIComponent(pagination?.end_cursor ?? '')}`;
	}
	return { cursors, ids };
}

test.each([
	['sameCursor', [0, 0, 0, 0]],
	['alternatingCursors', [0, 1, 0, 1]],
	['sameRecords', [0, 1, 2, 3]],
] as const)('%s keeps returning the same page', async (how, expected) => {
	spoil(how);
	const { cursors, ids } = await follow(4);
	expect(cursors.map((cursor) => [...new Set(cursors)].indexOf(cursor))).toEqual(expected);
	expect(ids).toEqual(Array.from({ length: 4 }, () => [103, 102]));
	expect(kit.sandbox.refused).toEqual([]);
});

test('emptyPage returns a cursor that leads to the requested page', async () => {
	spoil('emptyPage', 1);
	expect((await follow(3)).ids).toEqual([[], [103, 102], [101]]);
});

test('emptyPage works in the middle of a list', async () => {
	kit.sandbox.faults.add({ kind: 'paging', how: 'emptyPage', skip: 1 });
	expect((await follow(3)).ids).toEqual([[103, 102], [], [101]]);
});

test.each([
	['emptyPageWithoutCursor', { tags: [], pagination: { has_next_page: true, end_cursor: null } }],
	['noCursor', { tags: [{}, {}], pagination: { has_next_page: true, end_cursor: null } }],
	['textFlag', { tags: [{}, {}], pagination: { has_next_page: 'true' } }],
] as const)('%s returns invalid pagination', async (how, shown) => {
	spoil(how);
	expect(await ask('')).toMatchObject(shown);
});

test('noFlag omits has_next_page', async () => {
	spoil('noFlag');
	const { tags, pagination } = await ask('');
	expect(tags).toHaveLength(2);
	expect(pagination).toHaveProperty('end_cursor');
	expect(pagination).not.toHaveProperty('has_next_page');
});

test('noPagination omits pagination', async () => {
	spoil('noPagination');
	expect(Object.keys(await ask(''))).toEqual(['tags']);
});

test('accepts a made-up cursor in a request body', async () => {
	for (const name of ['ada', 'bo']) {
		kit.sandbox.store.addSubscriber({ emailAddress: `${name}@readers.example` });
	}
	spoil('emptyPage', 1);
	const filter = async (after?: string) =>
		(await kit.send('POST', '/v4/subscribers/filter', { all: [], per_page: 1, after })).body;
	const first = (await filter()) as Page;
	expect(first).toMatchObject({ subscribers: [], pagination: { has_next_page: true } });
	expect(await filter(first.pagination?.end_cursor ?? undefined)).toMatchObject({
		subscribers: [{ id: '1002' }],
	});
});

test('leaves error responses unchanged', async () => {
	spoil('sameCursor');
	expect((await kit.send('GET', '/v4/tags/9/subscribers')).status).toBe(404);
});

describe('V3', () => {
	const ask = async (page: number) => {
		const { body } = await kit.sendV3('GET', `/v3/subscribers?page=${page}`);
		const { subscribers, ...envelope } = body as Page & { subscribers: { id: number }[] };
		return { ...envelope, ids: subscribers.map(({ id }) => id) };
	};

	beforeEach(() => {
		for (const name of ['ada', 'bo', 'chidi']) {
			kit.sandbox.store.addSubscriber({ emailAddress: `${name}@readers.example` });
		}
	});

	test('stuckPage always reports the first page', async () => {
		spoil('stuckPage');
		for (const page of [1, 2, 3]) {
			expect(await ask(page)).toMatchObject({ page: 1, total_pages: 2, ids: [1001, 1002] });
		}
	});

	test('growingPages always reports one more page', async () => {
		spoil('growingPages');
		for (const page of [1, 2, 3]) {
			expect(await ask(page)).toMatchObject({
				page,
				total_pages: Math.max(2, page + 1),
				ids: [1001, 1002],
			});
		}
	});

	test.each([
		['noPage', 'page'],
		['noTotalPages', 'total_pages'],
	] as const)('%s omits a documented key', async (how, key) => {
		spoil(how);
		const answer = await ask(2);
		expect(answer).toMatchObject({ ids: [1003] });
		expect(answer).not.toHaveProperty(key);
	});
});
