import { DAY_MS } from '../clock';
import { NOON, newKit, type Kit } from '../kit.fixture';

let kit: Kit;

const ADA = 'ada@readers.example';

beforeEach(() => {
	kit = newKit();
	const { store } = kit.sandbox;
	store.addForm({ name: 'Letter', createdAt: NOON - DAY_MS });
	store.addForm({ name: 'Careful', doubleOptIn: true });
	store.addSequence({ name: 'Welcome' });
	store.addTag('VIP');
	store.addTag('Guest');
});

const PLACES = [
	['/v3/forms/201', 'form', 201],
	['/v3/sequences/401', 'course', 401],
	['/v3/courses/401', 'course', 401],
	['/v3/tags/101', 'tag', 101],
] as const;
const NOT_FOUND = { status: 404, body: { error: 'Not Found', message: 'Not Found' } };

describe.each(PLACES)('%s/subscribe', (path, type, id) => {
	const subscribe = async (body: object) =>
		await kit.sendV3('POST', `${path}/subscribe`, body, 'api_key');

	test('returns the subscription with the subscriber’s ID', async () => {
		const answer = await subscribe({ email: ADA });
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual({
			subscription: {
				id: 1,
				state: 'active',
				created_at: '2026-03-01T12:00:00Z',
				source: null,
				referrer: null,
				subscribable_id: id,
				subscribable_type: type,
				subscriber: { id: 1001 },
			},
		});
	});

	test('creates a subscriber that V4 finds', async () => {
		kit.sandbox.store.addCustomField('Craft');
		await subscribe({ email: ADA, first_name: 'Ada', fields: { craft: 'Pottery' } });
		const { body } = await kit.send('GET', `/v4/subscribers?email_address=${ADA}`);
		expect(body).toMatchObject({
			subscribers: [{ id: 1001, first_name: 'Ada', state: 'active', fields: { craft: 'Pottery' } }],
		});
	});

	test('accepts a subscriber created through V4', async () => {
		await kit.send('POST', '/v4/subscribers', { email_address: ADA, first_name: 'Ada' });
		const answer = await subscribe({ email: ADA.toUpperCase() });
		expect(answer.body).toMatchObject({ subscription: { subscriber: { id: 1001 } } });
		expect(kit.sandbox.store.subscribers.get(1001)?.firstName).toBe('Ada');
	});

	test('adds the subscriber to V4’s list', async () => {
		await subscribe({ email: ADA });
		const list = path.replace('v3', 'v4').replace('courses', 'sequences');
		expect((await kit.send('GET', `${list}/subscribers`)).body).toMatchObject({
			subscribers: [{ id: 1001 }],
		});
	});

	test('adds tags', async () => {
		await subscribe({ email: ADA, tags: [101, 102] });
		const { taggings } = kit.sandbox.store;
		expect(taggings.ofSubscriber(1001).map(({ ownerId }) => ownerId)).toEqual(
			expect.arrayContaining([101, 102]),
		);
	});

	test('returns the existing subscription when repeated', async () => {
		await subscribe({ email: ADA });
		kit.advance(DAY_MS);
		expect((await subscribe({ email: ADA })).body).toMatchObject({
			subscription: { id: 1, created_at: '2026-03-01T12:00:00Z' },
		});
	});

	test('does not change the state of an existing subscriber', async () => {
		kit.sandbox.store.addSubscriber({ emailAddress: ADA, state: 'cancelled' });
		expect((await subscribe({ email: ADA })).body).toMatchObject({
			subscription: { state: 'cancelled' },
		});
	});

	test('creates inactive subscribers if the test configures it', async () => {
		kit.sandbox.store.v3.newSubscriberState = 'inactive';
		expect((await subscribe({ email: ADA })).body).toMatchObject({
			subscription: { state: 'inactive' },
		});
	});

	test.each([[{}], [{ email: 'ada' }]])(
		'rejects %j, which has no valid email address',
		async (body) => {
			expect(await subscribe(body)).toMatchObject({
				status: 422,
				body: { message: 'Email address is invalid' },
			});
		},
	);

	test('changes nothing when a tag is unknown', async () => {
		expect(await subscribe({ email: ADA, tags: [9] })).toMatchObject(NOT_FOUND);
		expect(kit.sandbox.store.subscribers.size).toBe(0);
	});

	test('returns 404 when the record is unknown', async () => {
		const unknown = path.replace(/\d+$/, '9');
		expect(await kit.sendV3('POST', `${unknown}/subscribe`, { email: ADA })).toMatchObject(
			NOT_FOUND,
		);
	});
});

describe('custom fields while subscribing', () => {
	const subscribe = async (fields: object) =>
		await kit.sendV3('POST', '/v3/forms/201/subscribe', { email: ADA, fields });

	test('are ignored when unknown', async () => {
		expect((await subscribe({ craft: 'Pottery' })).status).toBe(200);
	});

	test('return an error when unknown, if the test configures it', async () => {
		kit.sandbox.store.openQuestions.unknownFields = 'error';
		expect((await subscribe({ craft: 'Pottery' })).status).toBe(422);
	});

	test('are limited to 125', async () => {
		const fields = (count: number) =>
			Object.fromEntries(Array.from({ length: count }, (_, index) => [`field_${index}`, 'x']));
		expect((await subscribe(fields(125))).status).toBe(200);
		expect((await subscribe(fields(126))).status).toBe(400);
	});
});

test('sends a new subscriber a confirmation email on a form with double opt-in', async () => {
	const { body } = await kit.sendV3('POST', '/v3/forms/202/subscribe', { email: ADA });
	expect(body).toMatchObject({ subscription: { state: 'inactive' } });
	expect(kit.sandbox.store.confirmationMails).toEqual([{ subscriberId: 1001, formId: 202 }]);
});

test.each(['/v3/forms/202', '/v3/sequences/401'])(
	'accepts deprecated parameters on %s/subscribe',
	async (path) => {
		const body = { email: ADA, name: 'Ada', courses: [401], forms: [201] };
		expect((await kit.sendV3('POST', `${path}/subscribe`, body)).status).toBe(200);
		const { store } = kit.sandbox;
		expect(store.subscribers.get(1001)?.firstName).toBe('Ada');
		expect(store.sequenceSubscribers.get(401, 1001)).toBeDefined();
		expect(store.formSubscribers.get(201, 1001)).toBeDefined();
	},
);

test('rejects subscribing to an inactive sequence', async () => {
	const { id } = kit.sandbox.store.addSequence({ name: 'Old', active: false });
	const answer = await kit.sendV3('POST', `/v3/sequences/${id}/subscribe`, { email: ADA });
	expect(answer).toMatchObject({ status: 422, body: { message: 'Sequence is inactive' } });
});

describe.each(PLACES)('%s/subscriptions', (path, type, id) => {
	beforeEach(() => {
		const { store } = kit.sandbox;
		(['ada', 'bo', 'chidi'] as const).forEach((name, index) => {
			const state = name === 'bo' ? 'cancelled' : 'active';
			const person = store.addSubscriber({ emailAddress: `${name}@readers.example`, state });
			const at = NOON - index * DAY_MS;
			if (type === 'form') store.addToForm(person.id, id, null, at);
			if (type === 'course') store.addToSequence(person.id, id, at);
			if (type === 'tag') store.tag(person.id, id, at);
		});
	});

	async function names(query: string): Promise<string[]> {
		const { body } = await kit.sendV3('GET', `${path}/subscriptions${query}`);
		const { subscriptions } = body as {
			subscriptions: { subscriber: { email_address: string } }[];
		};
		return subscriptions.map(({ subscriber }) => subscriber.email_address.split('@')[0] ?? '');
	}

	test('include the full subscriber', async () => {
		kit.sandbox.store.addCustomField('Last name');
		const { status, body } = await kit.sendV3('GET', `${path}/subscriptions?sort_order=desc`);
		expect(status).toBe(200);
		expect(body).toMatchObject({ total_subscriptions: 3, page: 1, total_pages: 1 });
		expect((body as { subscriptions: object[] }).subscriptions[0]).toEqual({
			id: 1,
			state: 'active',
			created_at: '2026-03-01T12:00:00Z',
			source: null,
			referrer: null,
			subscribable_id: id,
			subscribable_type: type,
			subscriber: {
				id: 1001,
				first_name: null,
				email_address: ADA,
				state: 'active',
				created_at: '2026-03-01T12:00:00Z',
				fields: { last_name: null },
			},
		});
	});

	test.each([
		['', ['chidi', 'bo', 'ada']],
		['?sort_order=asc', ['chidi', 'bo', 'ada']],
		['?sort_order=desc', ['ada', 'bo', 'chidi']],
		['?subscriber_state=active', ['chidi', 'ada']],
		['?subscriber_state=cancelled', ['bo']],
	])('are sorted by the time of subscribing, with the query "%s"', async (query, expected) => {
		expect(await names(query)).toEqual(expected);
	});

	test('are paginated', async () => {
		kit.sandbox.store.v3.pageSize = 2;
		expect(await names('?page=2')).toEqual(['ada']);
		expect((await kit.sendV3('GET', `${path}/subscriptions`)).body).toMatchObject({
			total_subscriptions: 3,
			page: 1,
			total_pages: 2,
		});
	});

	test('return 404 for an unknown record', async () => {
		const unknown = path.replace(/\d+$/, '9');
		expect(await kit.sendV3('GET', `${unknown}/subscriptions`)).toMatchObject(NOT_FOUND);
	});
});
