import { DAY_MS } from '../clock';
import { MEASURED_LAG } from '../index';
import { NOON, newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const invalid = (...errors: string[]) => ({ status: 422, body: { errors } });
const NOT_FOUND = { status: 404, body: { errors: ['Not Found'] } };

function add(name: string, more: object = {}) {
	return kit.sandbox.store.addSubscriber({ emailAddress: `${name}@readers.example`, ...more });
}

describe('tags', () => {
	test('are listed newest first, with the total count on request', async () => {
		const { store } = kit.sandbox;
		const [first, second] = [store.addTag('First'), store.addTag('Second')];
		store.tag(add('ada').id, first.id);
		const plain = await kit.send('GET', '/v4/tags');
		expect(plain.body).toMatchObject({
			tags: [
				{ id: second.id, name: 'Second', created_at: '2026-03-01T12:00:00Z' },
				{ id: first.id, name: 'First', created_at: '2026-03-01T12:00:00Z' },
			],
		});
		expect(plain.body).not.toHaveProperty('tags.0.subscriber_count');
		const counted = await kit.send('GET', '/v4/tags?include=subscriber_count');
		expect(counted.body).toMatchObject({
			tags: [{ subscriber_count: 0 }, { subscriber_count: 1 }],
		});
	});

	test('return 201 when new, or 200 unchanged if the name exists in different case', async () => {
		const created = await kit.send('POST', '/v4/tags', { name: 'Completed' });
		expect(created).toMatchObject({ status: 201, body: { tag: { id: 101, name: 'Completed' } } });
		const again = await kit.send('POST', '/v4/tags', { name: 'COMPLETED' });
		expect(again).toMatchObject({ status: 200, body: { tag: { id: 101, name: 'Completed' } } });
	});

	test('release the old name when renamed', async () => {
		const tag = kit.sandbox.store.addTag('Completed');
		const answer = await kit.send('PUT', `/v4/tags/${tag.id}`, { name: 'Done' });
		expect(answer).toMatchObject({ status: 200, body: { tag: { id: tag.id, name: 'Done' } } });
		expect(kit.sandbox.store.findTag('completed')).toBeUndefined();
		expect(kit.sandbox.store.findTag('done')).toBe(tag);
	});

	test('can be renamed to a different case of the same name', async () => {
		const tag = kit.sandbox.store.addTag('Completed');
		const answer = await kit.send('PUT', `/v4/tags/${tag.id}`, { name: 'completed' });
		expect(answer).toMatchObject({ status: 200, body: { tag: { name: 'completed' } } });
	});

	test('return 422 when the name is already taken', async () => {
		const tag = kit.sandbox.store.addTag('First');
		kit.sandbox.store.addTag('Second');
		expect(await kit.send('PUT', `/v4/tags/${tag.id}`, { name: 'second' })).toMatchObject(
			invalid('Name has already been taken'),
		);
	});

	test.each([
		['POST', '/v4/tags', {}],
		['POST', '/v4/tags', { name: ' ' }],
		['PUT', '/v4/tags/101', { name: '' }],
	])('return 422 when the name is blank: %s %s %j', async (method, path, body) => {
		kit.sandbox.store.addTag('First');
		expect(await kit.send(method, path, body)).toMatchObject(invalid("Name can't be blank"));
	});

	test('return 404 when an unknown tag is renamed', async () => {
		expect(await kit.send('PUT', '/v4/tags/9', { name: 'First' })).toMatchObject(NOT_FOUND);
	});
});

describe('tagging', () => {
	beforeEach(() => {
		kit.sandbox.store.addTag('VIP');
		add('ada');
	});

	test.each([
		['by address', '/v4/tags/101/subscribers', { email_address: 'ADA@readers.example' }],
		['by id', '/v4/tags/101/subscribers/1001', {}],
		['by id without a body', '/v4/tags/101/subscribers/1001', undefined],
	])('returns 201, then 200 with the original date when repeated: %s', async (_, path, body) => {
		const first = await kit.send('POST', path, body);
		expect(first).toMatchObject({
			status: 201,
			body: { subscriber: { id: 1001, state: 'active', tagged_at: '2026-03-01T12:00:00Z' } },
		});
		kit.advance(DAY_MS);
		const second = await kit.send('POST', path, body);
		expect(second).toMatchObject({
			status: 200,
			body: { subscriber: { tagged_at: '2026-03-01T12:00:00Z' } },
		});
	});

	test.each([
		['/v4/tags/9/subscribers', { email_address: 'ada@readers.example' }],
		['/v4/tags/101/subscribers', { email_address: 'nobody@readers.example' }],
		['/v4/tags/9/subscribers/1001', {}],
		['/v4/tags/101/subscribers/9', {}],
	])('returns 404 for an unknown tag or subscriber: POST %s %j', async (path, body) => {
		expect(await kit.send('POST', path, body)).toMatchObject(NOT_FOUND);
	});

	test('returns an error without an email address', async () => {
		expect(await kit.send('POST', '/v4/tags/101/subscribers', {})).toMatchObject(
			invalid('Either subscriber id or email address is required to tag subscriber'),
		);
	});
});

describe('removing a tag', () => {
	beforeEach(() => {
		kit.sandbox.store.tag(add('ada').id, kit.sandbox.store.addTag('VIP').id);
	});

	test.each([
		['by id', '/v4/tags/101/subscribers/1001', undefined],
		['by address', '/v4/tags/101/subscribers?email_address=ada@readers.example', undefined],
		[
			'by address in the body',
			'/v4/tags/101/subscribers',
			{ email_address: 'ada@readers.example' },
		],
	])('returns 204 %s', async (_, path, body) => {
		expect(await kit.send('DELETE', path, body)).toMatchObject({ status: 204, body: undefined });
		expect(kit.sandbox.store.taggings.get(101, 1001)).toBeUndefined();
		expect(kit.sandbox.store.taggings.ofSubscriber(1001)).toEqual([]);
	});

	test('returns 204 when the subscriber does not have the tag, or 404 if the test configures it', async () => {
		await kit.send('DELETE', '/v4/tags/101/subscribers/1001');
		expect((await kit.send('DELETE', '/v4/tags/101/subscribers/1001')).status).toBe(204);
		kit.sandbox.store.openQuestions.untagWithoutTag = 404;
		expect(await kit.send('DELETE', '/v4/tags/101/subscribers/1001')).toMatchObject(NOT_FOUND);
	});

	test.each([
		['/v4/tags/9/subscribers/1001'],
		['/v4/tags/101/subscribers/9'],
		['/v4/tags/101/subscribers?email_address=nobody@readers.example'],
	])('returns 404 for an unknown tag or subscriber: DELETE %s', async (path) => {
		expect(await kit.send('DELETE', path)).toMatchObject(NOT_FOUND);
	});

	test('returns an error without an email address', async () => {
		expect(await kit.send('DELETE', '/v4/tags/101/subscribers')).toMatchObject(
			invalid('Either subscriber id or email address is required to remove tag from subscriber'),
		);
	});
});

describe('the subscribers of a tag', () => {
	async function names(query: string): Promise<string[]> {
		const { body } = await kit.send('GET', `/v4/tags/101/subscribers${query}`);
		const { subscribers } = body as { subscribers: { email_address: string }[] };
		return subscribers.map(({ email_address }) => email_address.split('@')[0] as string);
	}

	beforeEach(() => {
		const { store } = kit.sandbox;
		store.addTag('VIP');
		const people = [
			add('ada', { createdAt: NOON - 9 * DAY_MS }),
			add('bo', { createdAt: NOON - 8 * DAY_MS }),
			add('chidi', { createdAt: NOON - 7 * DAY_MS, state: 'cancelled' }),
		];
		people.forEach(({ id }, index) => store.tag(id, 101, NOON - index * DAY_MS));
	});

	test.each([
		['', ['ada', 'bo']],
		['?status=all', ['ada', 'bo', 'chidi']],
		['?status=cancelled', ['chidi']],
		['?tagged_after=2026-03-01', ['ada']],
		['?tagged_before=2026-03-01', ['bo']],
		['?created_after=2026-02-21', ['bo']],
		['?created_before=2026-02-21T00:00:00Z', ['ada']],
	])('are listed by latest tagging, with the query "%s"', async (query, expected) => {
		expect(await names(query)).toEqual(expected);
	});

	test('include the tagging date, and custom fields unless slim', async () => {
		const full = await kit.send('GET', '/v4/tags/101/subscribers');
		expect(full.body).toMatchObject({
			subscribers: [{ tagged_at: '2026-03-01T12:00:00Z', fields: {} }, {}],
		});
		const slim = await kit.send('GET', '/v4/tags/101/subscribers?slim=true');
		expect(slim.body).not.toHaveProperty('subscribers.0.fields');
	});

	test('are paginated', async () => {
		const first = await kit.send('GET', '/v4/tags/101/subscribers?per_page=1');
		const { pagination } = first.body as { pagination: { end_cursor: string } };
		expect(await names(`?per_page=1&after=${encodeURIComponent(pagination.end_cursor)}`)).toEqual([
			'bo',
		]);
	});

	test('return 404 for an unknown tag', async () => {
		expect(await kit.send('GET', '/v4/tags/9/subscribers')).toMatchObject(NOT_FOUND);
	});
});

describe('lists that lag', () => {
	test('include a new tag after 90 seconds', async () => {
		kit.sandbox.store.openQuestions.listLag = MEASURED_LAG;
		const { body } = await kit.send('POST', '/v4/tags', { name: 'VIP' });
		expect(body).toMatchObject({ tag: { id: 101 } });
		kit.advance(89_999);
		expect(await kit.send('GET', '/v4/tags')).toMatchObject({ body: { tags: [] } });
		kit.advance(1);
		expect(await kit.send('GET', '/v4/tags')).toMatchObject({ body: { tags: [{ id: 101 }] } });
	});

	test("include a tag's new subscribers after 180 seconds, and report no next page until then", async () => {
		const { store } = kit.sandbox;
		const tag = store.addTag('VIP');
		const [ada, bo] = [add('ada'), add('bo')];
		store.tag(ada.id, tag.id, NOON - 180_000);
		store.openQuestions.listLag = MEASURED_LAG;
		await kit.send('POST', `/v4/tags/${tag.id}/subscribers/${bo.id}`);
		const first = async () =>
			(await kit.send('GET', `/v4/tags/${tag.id}/subscribers?per_page=1`)).body;
		kit.advance(179_999);
		expect(await first()).toMatchObject({
			subscribers: [{ id: ada.id }],
			pagination: { has_next_page: false },
		});
		expect((await kit.send('GET', `/v4/subscribers/${bo.id}/tags`)).body).toMatchObject({
			tags: [{ id: tag.id }],
		});
		kit.advance(1);
		expect(await first()).toMatchObject({
			subscribers: [{ id: bo.id }],
			pagination: { has_next_page: true },
		});
	});
});
