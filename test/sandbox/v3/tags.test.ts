import { newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const create = async (tag: unknown) => await kit.sendV3('POST', '/v3/tags', { tag }, 'api_key');
const created = (id: number, name: string) => ({
	account_id: 26,
	created_at: '2026-03-01T12:00:00Z',
	deleted_at: null,
	id,
	name,
	state: 'available',
	updated_at: '2026-03-01T12:00:00Z',
});

describe('creating', () => {
	test('returns a single tag without an envelope', async () => {
		const answer = await create({ name: 'VIP' });
		expect(answer.status).toBe(201);
		expect(answer.body).toEqual(created(101, 'VIP'));
	});

	test('returns multiple tags as a bare array', async () => {
		const answer = await create([{ name: 'VIP' }, { name: 'Guest' }]);
		expect(answer.status).toBe(201);
		expect(answer.body).toEqual([created(101, 'VIP'), created(102, 'Guest')]);
	});

	test('creates tags that V4 lists', async () => {
		await create({ name: 'VIP' });
		expect((await kit.send('GET', '/v4/tags')).body).toMatchObject({ tags: [{ name: 'VIP' }] });
	});

	test('fails as a whole when one name is already taken', async () => {
		kit.sandbox.store.addTag('VIP');
		expect(await create([{ name: 'Guest' }, { name: 'vip' }])).toMatchObject({
			status: 422,
			body: { message: 'Name has already been taken' },
		});
		expect(kit.sandbox.store.tags.size).toBe(1);
	});

	test('returns the existing tag when the name is taken, if the test configures it', async () => {
		kit.sandbox.store.addTag('VIP');
		kit.sandbox.store.v3.existingTag = 'return';
		expect((await create({ name: 'vip' })).body).toMatchObject({ id: 101, name: 'VIP' });
	});

	test('requires a name', async () => {
		expect(await create({ name: ' ' })).toMatchObject({
			status: 422,
			body: { message: "Name can't be blank" },
		});
	});
});

describe.each([
	['DELETE', '/v3/subscribers/1001/tags/101', undefined],
	['POST', '/v3/tags/101/unsubscribe', { email: 'ada@readers.example' }],
])('untagging by %s %s', (method, path, body) => {
	const untag = async () => await kit.sendV3(method, path, body);

	beforeEach(() => {
		const { store } = kit.sandbox;
		store.addTag('VIP');
		store.tag(store.addSubscriber({ emailAddress: 'ada@readers.example' }).id, 101);
	});

	test('returns the tag without an envelope', async () => {
		const answer = await untag();
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual({ id: 101, name: 'VIP', created_at: '2026-03-01T12:00:00Z' });
	});

	test('is visible through V4', async () => {
		await untag();
		expect((await kit.send('GET', '/v4/tags/101/subscribers')).body).toMatchObject({
			subscribers: [],
		});
	});

	test('accepts removing a missing tag, or returns 404 if the test configures it', async () => {
		await untag();
		expect((await untag()).status).toBe(200);
		kit.sandbox.store.openQuestions.untagWithoutTag = 404;
		expect((await untag()).status).toBe(404);
	});
});

test.each([
	['DELETE', '/v3/subscribers/9/tags/101', undefined],
	['DELETE', '/v3/subscribers/1001/tags/9', undefined],
	['POST', '/v3/tags/9/unsubscribe', { email: 'ada@readers.example' }],
	['POST', '/v3/tags/101/unsubscribe', { email: 'nobody@readers.example' }],
])('returns 404 when untagging an unknown record: %s %s %j', async (method, path, body) => {
	kit.sandbox.store.addTag('VIP');
	kit.sandbox.store.addSubscriber({ emailAddress: 'ada@readers.example' });
	expect((await kit.sendV3(method, path, body)).status).toBe(404);
});

test('requires an email address when untagging by email address', async () => {
	kit.sandbox.store.addTag('VIP');
	expect((await kit.sendV3('POST', '/v3/tags/101/unsubscribe', {})).status).toBe(422);
});
