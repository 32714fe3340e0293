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
	test('one tag answers it without an envelope', async () => {
		const answer = await create({ name: 'VIP' });
		expect(answer.status).toBe(201);
		expect(answer.body).toEqual(created(101, 'VIP'));
	});

	test('many tags answers a bare array', async () => {
		const answer = await create([{ name: 'VIP' }, { name: 'Guest' }]);
		expect(answer.status).toBe(201);
		expect(answer.body).toEqual([created(101, 'VIP'), created(102, 'Guest')]);
	});

	test('makes tags that V4 lists', async () => {
		await create({ name: 'VIP' });
		expect((await kit.send('GET', '/v4/tags')).body).toMatchObject({ tags: [{ name: 'VIP' }] });
	});

	test('a name that is taken fails and makes none of the others', async () => {
		kit.sandbox.store.addTag('VIP');
		expect(await create([{ name: 'Guest' }, { name: 'vip' }])).toMatchObject({
			status: 422,
			body: { message: 'Name has already been taken' },
		});
		expect(kit.sandbox.store.tags.size).toBe(1);
	});

	test('a name that is taken gives the tag, if the test says so', async () => {
		kit.sandbox.store.addTag('VIP');
		kit.sandbox.store.v3.existingTag = 'return';
		expect((await create({ name: 'vip' })).body).toMatchObject({ id: 101, name: 'VIP' });
	});

	test('needs a name', async () => {
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

	test('shows over V4', async () => {
		await untag();
		expect((await kit.send('GET', '/v4/tags/101/subscribers')).body).toMatchObject({
			subscribers: [],
		});
	});

	test('someone without the tag is no failure, or 404 if the test says so', async () => {
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
])('untagging by %s %s %j names an unknown record', async (method, path, body) => {
	kit.sandbox.store.addTag('VIP');
	kit.sandbox.store.addSubscriber({ emailAddress: 'ada@readers.example' });
	expect((await kit.sendV3(method, path, body)).status).toBe(404);
});

test('untagging by address needs an address', async () => {
	kit.sandbox.store.addTag('VIP');
	expect((await kit.sendV3('POST', '/v3/tags/101/unsubscribe', {})).status).toBe(422);
});
