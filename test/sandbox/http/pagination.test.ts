import { newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
	for (let number = 1; number <= 5; number += 1) kit.sandbox.store.addTag(`Tag ${number}`);
});

interface Page {
	tags: { name: string }[];
	pagination: {
		has_previous_page: boolean;
		has_next_page: boolean;
		start_cursor: string | null;
		end_cursor: string | null;
		per_page: number;
		total_count?: number;
	};
}

async function page(query: string): Promise<Page & { names: string }> {
	const { status, body } = await kit.send('GET', `/v4/tags${query}`);
	expect(status).toBe(200);
	const read = body as Page;
	return { ...read, names: read.tags.map(({ name }) => name.slice(4)).join('') };
}

const invalid = (...errors: string[]) => ({ status: 422, body: { errors } });

test('returns up to 500 rows per page by default', async () => {
	const { pagination, names } = await page('');
	expect(names).toBe('54321');
	expect(pagination).toEqual({
		has_previous_page: false,
		has_next_page: false,
		start_cursor: expect.any(String) as string,
		end_cursor: expect.any(String) as string,
		per_page: 500,
	});
});

test('returns null cursors for an empty list', async () => {
	const { body } = await kit.send('GET', '/v4/forms?include_total_count=true');
	expect(body).toEqual({
		forms: [],
		pagination: {
			has_previous_page: false,
			has_next_page: false,
			start_cursor: null,
			end_cursor: null,
			per_page: 500,
			total_count: 0,
		},
	});
});

test('pages forward with after and backward with before', async () => {
	const first = await page('?per_page=2');
	expect(first.names).toBe('54');
	expect(first.pagination).toMatchObject({ has_previous_page: false, has_next_page: true });
	const second = await page(`?per_page=2&after=${first.pagination.end_cursor}`);
	expect(second.names).toBe('32');
	expect(second.pagination).toMatchObject({ has_previous_page: true, has_next_page: true });
	const last = await page(`?per_page=2&after=${second.pagination.end_cursor}`);
	expect(last.names).toBe('1');
	expect(last.pagination).toMatchObject({ has_previous_page: true, has_next_page: false });
	const back = await page(`?per_page=2&before=${last.pagination.start_cursor}`);
	expect(back.names).toBe('32');
	expect((await page(`?per_page=2&before=${back.pagination.start_cursor}`)).names).toBe('54');
});

test('stops at the beginning of the list with before', async () => {
	const first = await page('?per_page=2');
	const back = await page(`?per_page=5&before=${first.pagination.end_cursor}`);
	expect(back.names).toBe('5');
	expect(back.pagination).toMatchObject({ has_previous_page: false, has_next_page: true });
});

test('neither repeats nor skips records when others are added or removed between pages', async () => {
	const first = await page('?per_page=2');
	kit.sandbox.store.addTag('Tag 6');
	const four = kit.sandbox.store.findTag('Tag 4');
	kit.sandbox.store.tags.delete(four?.id ?? 0);
	expect((await page(`?per_page=2&after=${first.pagination.end_cursor}`)).names).toBe('32');
});

test('splits rows with equal sort keys correctly', async () => {
	const { store } = kit.sandbox;
	for (const name of ['a', 'b', 'c']) store.addSubscriber({ emailAddress: `${name}@x.example` });
	const path = '/v4/subscribers?sort_field=created_at&per_page=2';
	const first = (await kit.send('GET', path)).body as Page;
	const rest = await kit.send('GET', `${path}&after=${first.pagination.end_cursor}`);
	expect(rest.body).toMatchObject({ subscribers: [{ email_address: 'a@x.example' }] });
});

test('returns the total count across all pages on request', async () => {
	expect((await page('?per_page=2&include_total_count=true')).pagination.total_count).toBe(5);
	expect((await page('?include_total_count=false')).pagination).not.toHaveProperty('total_count');
});

test('caps per_page at 1,000, or rejects a higher value if the test configures it', async () => {
	expect((await page('?per_page=5000')).pagination.per_page).toBe(1000);
	kit.sandbox.store.openQuestions.perPageAboveMaximum = 'refuse';
	expect(await kit.send('GET', '/v4/tags?per_page=1001')).toMatchObject(
		invalid('Sandbox: query parameter "per_page" must be at most 1000'),
	);
});

test.each([
	['per_page=0', 'Sandbox: query parameter "per_page" must be at least 1'],
	['per_page=ten', 'Sandbox: query parameter "per_page": must be an integer'],
	['after=WzFd', 'Sandbox: query parameter "after" is not a cursor of this list'],
	['before=nonsense', 'Sandbox: query parameter "before" is not a cursor of this list'],
])('rejects %s', async (query, sentence) => {
	expect(await kit.send('GET', `/v4/tags?${query}`)).toMatchObject(invalid(sentence));
	expect(kit.sandbox.refused).toHaveLength(1);
});

test('rejects after and before in the same request', async () => {
	const { pagination } = await page('');
	const query = `after=${pagination.end_cursor}&before=${pagination.start_cursor}`;
	expect(await kit.send('GET', `/v4/tags?${query}`)).toMatchObject(
		invalid('Sandbox: after and before cannot be used together'),
	);
});

test('rejects a cursor issued for a list with different filters', async () => {
	kit.sandbox.store.addSubscriber({ emailAddress: 'a@x.example' });
	kit.sandbox.store.addSubscriber({ emailAddress: 'b@x.example' });
	const first = (await kit.send('GET', '/v4/subscribers?status=all&per_page=1')).body as Page;
	const answer = await kit.send('GET', `/v4/subscribers?after=${first.pagination.end_cursor}`);
	expect(answer).toMatchObject(
		invalid('Sandbox: query parameter "after" is not a cursor of this list'),
	);
});
