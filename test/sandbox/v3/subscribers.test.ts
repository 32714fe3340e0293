import { DAY_MS } from '../clock';
import { NOON, newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

function add(name: string, more: object = {}) {
	return kit.sandbox.store.addSubscriber({ emailAddress: `${name}@readers.example`, ...more });
}

const ADA = {
	id: 1001,
	first_name: 'Ada',
	email_address: 'ada@readers.example',
	state: 'active',
	created_at: '2026-03-01T12:00:00Z',
	fields: {},
};

describe('the list', () => {
	async function names(query: string): Promise<string[]> {
		const { body } = await kit.sendV3('GET', `/v3/subscribers${query}`);
		const { subscribers } = body as { subscribers: { email_address: string }[] };
		return subscribers.map(({ email_address }) => email_address.split('@')[0] ?? '');
	}

	test('is paginated with 50 per page', async () => {
		for (let index = 0; index < 101; index += 1) add(`reader${index}`);
		const { body } = await kit.sendV3('GET', '/v3/subscribers?page=3');
		expect(body).toMatchObject({ total_subscribers: 101, page: 3, total_pages: 3 });
		expect((body as { subscribers: object[] }).subscribers).toHaveLength(1);
	});

	test('has one page when it is empty', async () => {
		expect((await kit.sendV3('GET', '/v3/subscribers')).body).toEqual({
			total_subscribers: 0,
			page: 1,
			total_pages: 1,
			subscribers: [],
		});
	});

	test('is empty after the last page', async () => {
		add('ada');
		expect(await names('?page=2')).toEqual([]);
	});

	describe('filters and sorting', () => {
		beforeEach(() => {
			// Ada was created on 26 February and updated on the 27th, and so on.
			add('ada', { createdAt: NOON - 3 * DAY_MS, updatedAt: NOON - 2 * DAY_MS });
			add('bo', { createdAt: NOON - 2 * DAY_MS, updatedAt: NOON - DAY_MS });
			add('chidi', { createdAt: NOON - DAY_MS, updatedAt: NOON });
			add('dagny', { createdAt: NOON, state: 'cancelled', canceledAt: NOON + DAY_MS });
			add('elif', { createdAt: NOON, state: 'cancelled', canceledAt: NOON });
		});

		test.each([
			['', ['ada', 'bo', 'chidi', 'dagny', 'elif']],
			['?sort_order=desc', ['elif', 'dagny', 'chidi', 'bo', 'ada']],
			['?from=2026-02-28', ['chidi', 'dagny', 'elif']],
			['?to=2026-02-27', ['ada', 'bo']],
			['?from=2026-02-27&to=2026-02-28', ['bo', 'chidi']],
			['?updated_from=2026-02-28', ['chidi', 'dagny', 'elif']],
			['?updated_to=2026-02-28', ['ada']],
			['?sort_field=cancelled_at', ['elif', 'dagny']],
			['?sort_field=cancelled_at&sort_order=desc', ['dagny', 'elif']],
			['?email_address=BO@readers.example', ['bo']],
			['?email_address=nobody@readers.example', []],
		])('are applied for the query "%s"', async (query, expected) => {
			expect(await names(query)).toEqual(expected);
		});

		test('contains only active subscribers if the test configures it', async () => {
			kit.sandbox.store.v3.subscriberList = 'active';
			expect(await names('')).toEqual(['ada', 'bo', 'chidi']);
			expect(await names('?sort_field=cancelled_at')).toEqual(['elif', 'dagny']);
		});
	});
});

describe('one subscriber', () => {
	test('is returned in an envelope', async () => {
		add('ada', { firstName: 'Ada' });
		const answer = await kit.sendV3('GET', '/v3/subscribers/1001');
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual({ subscriber: ADA });
	});

	test('returns 404 when unknown', async () => {
		expect((await kit.sendV3('GET', '/v3/subscribers/9')).status).toBe(404);
	});

	test('has a list of tags', async () => {
		const { store } = kit.sandbox;
		store.tag(add('ada').id, store.addTag('VIP').id);
		const { body } = await kit.sendV3('GET', '/v3/subscribers/1001/tags', undefined, 'api_key');
		expect(body).toEqual({ tags: [{ id: 101, name: 'VIP', created_at: '2026-03-01T12:00:00Z' }] });
	});

	test('returns 404 for the tags when unknown', async () => {
		expect((await kit.sendV3('GET', '/v3/subscribers/9/tags')).status).toBe(404);
	});
});

describe('updating', () => {
	const update = async (body: object) => await kit.sendV3('PUT', '/v3/subscribers/1001', body);
	const fields = (count: number) =>
		Object.fromEntries(Array.from({ length: count }, (_, index) => [`field_${index}`, 'x']));

	beforeEach(() => {
		add('ada', { firstName: 'Ada' });
		for (let index = 0; index < 12; index += 1) kit.sandbox.store.addCustomField(`Field ${index}`);
	});

	test('changes only the given keys', async () => {
		const answer = await update({ first_name: 'Ada L.', fields: { field_3: 'x' } });
		expect(answer).toMatchObject({
			status: 200,
			body: {
				subscriber: {
					first_name: 'Ada L.',
					email_address: 'ada@readers.example',
					fields: { field_3: 'x', field_4: null },
				},
			},
		});
	});

	test('is visible through V4', async () => {
		await update({ email_address: 'lovelace@readers.example' });
		expect((await kit.send('GET', '/v4/subscribers/1001')).body).toMatchObject({
			subscriber: { email_address: 'lovelace@readers.example', first_name: 'Ada' },
		});
	});

	test.each([
		[10, 200],
		[11, 202],
		[125, 202],
		[126, 400],
	])('accepts or rejects %d fields with status %d', async (count, status) => {
		expect((await update({ fields: fields(count) })).status).toBe(status);
	});

	test('writes more than ten fields after the response', async () => {
		expect((await update({ fields: fields(11) })).body).toMatchObject({
			subscriber: { fields: { field_0: null } },
		});
		expect((await kit.sendV3('GET', '/v3/subscribers/1001')).body).toMatchObject({
			subscriber: { fields: { field_0: 'x' } },
		});
	});

	test('ignores unknown fields without a warning', async () => {
		const answer = await update({ fields: { craft: 'Pottery' } });
		expect(answer.status).toBe(200);
		expect(answer.body).not.toHaveProperty('warnings');
	});

	test('rejects another subscriber’s email address', async () => {
		add('bo');
		expect(await update({ email_address: 'bo@readers.example' })).toMatchObject({
			status: 422,
			body: { message: 'Email address has already been taken' },
		});
	});

	test('returns 404 for an unknown subscriber', async () => {
		expect((await kit.sendV3('PUT', '/v3/subscribers/9', {})).status).toBe(404);
	});
});

describe('unsubscribing', () => {
	const unsubscribe = async (body: object) => await kit.sendV3('PUT', '/v3/unsubscribe', body);

	test('returns the subscriber, who is also cancelled in V4', async () => {
		add('ada', { firstName: 'Ada' });
		const answer = await unsubscribe({ email: 'ada@readers.example' });
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual({ subscriber: { ...ADA, state: 'cancelled' } });
		expect((await kit.send('GET', '/v4/subscribers/1001')).body).toMatchObject({
			subscriber: { state: 'cancelled', canceled_at: '2026-03-01T12:00:00Z' },
		});
	});

	test('returns 404 for an unknown subscriber', async () => {
		expect((await unsubscribe({ email: 'nobody@readers.example' })).status).toBe(404);
	});

	test('requires an email address', async () => {
		expect((await unsubscribe({})).status).toBe(422);
	});
});
