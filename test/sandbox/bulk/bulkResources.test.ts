import { newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const AT = '2026-03-01T12:00:00Z';

async function bulk(method: string, path: string, body: unknown) {
	return await kit.sendAs('confidential', method, `/v4/bulk/${path}`, body);
}

function add(name: string, more: object = {}) {
	return kit.sandbox.store.addSubscriber({ emailAddress: `${name}@readers.example`, ...more });
}

describe('bulk subscribers', () => {
	const create = async (...subscribers: object[]) =>
		await bulk('POST', 'subscribers', { subscribers });

	test('are created or updated without changing their state', async () => {
		add('ada', { state: 'cancelled', firstName: 'Eve' });
		const answer = await create(
			{ email_address: 'ADA@readers.example', first_name: 'Ada', state: 'active' },
			{ email_address: 'bo@readers.example', state: 'inactive' },
		);
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual({
			subscribers: [
				{
					id: 1001,
					first_name: 'Ada',
					email_address: 'ada@readers.example',
					state: 'cancelled',
					created_at: AT,
				},
				{
					id: 1002,
					first_name: null,
					email_address: 'bo@readers.example',
					state: 'inactive',
					created_at: AT,
				},
			],
			failures: [],
		});
	});

	test('fail individually when an email address is invalid', async () => {
		const answer = await create(
			{ first_name: 'Benito', email_address: null },
			{ email_address: 'nobody', state: 'inactive' },
			{ email_address: 'ada@readers.example' },
		);
		expect(answer.body).toMatchObject({ subscribers: [{ id: 1001 }] });
		expect((answer.body as { failures: unknown }).failures).toEqual([
			{
				errors: ['Email address is invalid'],
				subscriber: {
					first_name: 'Benito',
					email_address: null,
					state: 'active',
					created_at: null,
				},
			},
			{
				errors: ['Email address is invalid'],
				subscriber: {
					first_name: null,
					email_address: 'nobody',
					state: 'inactive',
					created_at: null,
				},
			},
		]);
	});

	test('are deduplicated within a request, with one result each or a single one', async () => {
		const twice = [
			{ email_address: 'ada@readers.example', first_name: 'Ada' },
			{ email_address: 'Ada@Readers.example', first_name: 'Adele' },
		];
		const each = await create(...twice);
		expect(each.body).toMatchObject({
			subscribers: [
				{ id: 1001, first_name: 'Ada' },
				{ id: 1001, first_name: 'Adele' },
			],
		});
		kit.sandbox.store.bulk.duplicates = 'once';
		const once = await create(...twice);
		expect((once.body as { subscribers: unknown }).subscribers).toMatchObject([
			{ id: 1001, first_name: 'Adele' },
		]);
		expect(kit.sandbox.store.subscribers.size).toBe(1);
	});

	test('reject custom fields', async () => {
		await create({ email_address: 'ada@readers.example', fields: { city: 'Porto' } });
		expect(kit.sandbox.refused).toMatchObject([
			{ reason: 'unknown body key "subscribers.0.fields"' },
		]);
	});

	test('return 403 above the plan’s subscriber limit, unless the test disables it', async () => {
		kit.sandbox.store.account.plan.subscriber_limit = 2;
		add('ada');
		add('bo', { state: 'cancelled' });
		const news = ['chidi', 'dagny'].map((name) => ({ email_address: `${name}@readers.example` }));
		expect(
			(await create(...news.slice(0, 1), { email_address: 'ada@readers.example' })).status,
		).toBe(200);
		expect(await create(...news)).toMatchObject({
			status: 403,
			body: { errors: ['This request would exceed your subscriber limit'] },
		});
		expect(kit.sandbox.store.findByEmail('dagny@readers.example')).toBeUndefined();
		kit.sandbox.store.bulk.subscriberLimit = 'ignored';
		expect((await create(...news)).status).toBe(200);
	});
});

describe('bulk tags', () => {
	test('are created in the order of the request', async () => {
		const answer = await bulk('POST', 'tags', { tags: [{ name: 'VIP' }, { name: 'Pottery' }] });
		expect(answer.body).toMatchObject({ tags: [{ name: 'VIP' }, { name: 'Pottery' }] });
	});

	test('are returned in reverse order when they already exist with different case', async () => {
		kit.sandbox.store.addTag('VIP');
		const answer = await bulk('POST', 'tags', { tags: [{ name: 'vip' }, { name: 'Pottery' }] });
		expect(answer).toMatchObject({ status: 200 });
		expect(answer.body).toEqual({
			tags: [
				{ id: 102, name: 'Pottery', created_at: AT },
				{ id: 101, name: 'VIP', created_at: AT },
			],
			failures: [],
		});
	});

	test('fail without a name', async () => {
		const answer = await bulk('POST', 'tags', { tags: [{ name: ' ' }] });
		expect(answer.body).toEqual({
			tags: [],
			failures: [
				{ errors: ["Name can't be blank"], tag: { id: null, name: ' ', created_at: null } },
			],
		});
	});

	test('are deleted and removed from their subscribers', async () => {
		const { store } = kit.sandbox;
		const tag = store.addTag('VIP');
		store.tag(add('ada').id, tag.id);
		const answer = await bulk('DELETE', 'tags', { tags: [{ id: tag.id }], callback_url: null });
		expect(answer).toMatchObject({ status: 200, body: { failures: [] } });
		expect(store.tags.size).toBe(0);
		expect(store.findTag('vip')).toBeUndefined();
		expect(store.taggings.ofSubscriber(1001)).toEqual([]);
	});

	test('fail when the tag is unknown or was deleted earlier in the request', async () => {
		kit.sandbox.store.addTag('VIP');
		const answer = await bulk('DELETE', 'tags', { tags: [{ id: 101 }, { id: 101 }, { id: 9 }] });
		expect(answer.body).toEqual({
			failures: [
				{ errors: ['Tag does not exist'], tag: { id: 101 } },
				{ errors: ['Tag does not exist'], tag: { id: 9 } },
			],
		});
	});
});

describe('bulk taggings', () => {
	beforeEach(() => {
		kit.sandbox.store.addTag('VIP');
		add('ada');
	});

	const ADA_VIP = { tag_id: 101, subscriber_id: 1001 };

	test('add the tag and keep the date of existing taggings', async () => {
		await bulk('POST', 'tags/subscribers', { taggings: [ADA_VIP] });
		kit.advance(60_000);
		const answer = await bulk('POST', 'tags/subscribers', { taggings: [ADA_VIP, ADA_VIP] });
		const row = {
			id: 1001,
			first_name: null,
			email_address: 'ada@readers.example',
			created_at: AT,
			tagged_at: AT,
		};
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual({ subscribers: [row, row], failures: [] });
	});

	test('are removed', async () => {
		kit.sandbox.store.tag(1001, 101);
		const answer = await bulk('DELETE', 'tags/subscribers', { taggings: [ADA_VIP] });
		expect(answer).toMatchObject({ status: 200, body: { failures: [] } });
		expect(kit.sandbox.store.taggings.size(101)).toBe(0);
	});

	test('succeed when removing a missing tagging, or fail if the test configures it', async () => {
		const remove = async () => await bulk('DELETE', 'tags/subscribers', { taggings: [ADA_VIP] });
		expect((await remove()).body).toEqual({ failures: [] });
		kit.sandbox.store.openQuestions.untagWithoutTag = 404;
		expect((await remove()).body).toEqual({
			failures: [{ errors: ['Tagging does not exist'], tagging: ADA_VIP }],
		});
	});

	test.each(['POST', 'DELETE'])(
		'fail on %s when the tag or subscriber is unknown',
		async (method) => {
			const taggings = [
				{ tag_id: 9, subscriber_id: 1001 },
				{ tag_id: 101, subscriber_id: 9 },
				{ tag_id: null, subscriber_id: null },
			];
			const answer = await bulk(method, 'tags/subscribers', { taggings });
			expect(answer.status).toBe(200);
			expect((answer.body as { failures: unknown }).failures).toEqual([
				{ errors: ['Tag does not exist'], tagging: taggings[0] },
				{ errors: ['Subscriber does not exist'], tagging: taggings[1] },
				{ errors: ['Subscriber does not exist', 'Tag does not exist'], tagging: taggings[2] },
			]);
		},
	);

	test('require both IDs', async () => {
		await bulk('POST', 'tags/subscribers', { taggings: [{ tag_id: 101 }] });
		expect(kit.sandbox.refused).toMatchObject([
			{ reason: 'body key "taggings.0.subscriber_id" is required' },
		]);
	});
});

describe('bulk additions to forms', () => {
	const addTo = async (...additions: object[]) =>
		await bulk('POST', 'forms/subscribers', { additions });

	beforeEach(() => {
		kit.sandbox.store.addForm({ name: 'Letter', doubleOptIn: true });
		add('ada', { state: 'inactive' });
	});

	test('add subscribers with the referrer and send a single confirmation email', async () => {
		const referrer = 'https://lantern.example/?utm_source=fair';
		const addition = { form_id: 201, subscriber_id: 1001, referrer };
		const answer = await addTo(addition, addition);
		const row = {
			id: 1001,
			first_name: null,
			email_address: 'ada@readers.example',
			created_at: AT,
			added_at: AT,
			referrer,
			referrer_utm_parameters: {
				source: 'fair',
				medium: null,
				campaign: null,
				term: null,
				content: null,
			},
		};
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual({ subscribers: [row, row], failures: [] });
		expect(kit.sandbox.store.confirmationMails).toHaveLength(1);
	});

	test('fail when the form or subscriber is unknown', async () => {
		const answer = await addTo(
			{ form_id: 9, subscriber_id: 1001, referrer: 'https://a.example' },
			{ form_id: 201, subscriber_id: 9 },
		);
		expect(answer.body).toEqual({
			subscribers: [],
			failures: [
				{
					errors: ['Form does not exist'],
					subscription: { form_id: 9, subscriber_id: 1001, referrer: 'https://a.example' },
				},
				{
					errors: ['Subscriber does not exist'],
					subscription: { form_id: 201, subscriber_id: 9, referrer: null },
				},
			],
		});
	});
});

describe('bulk custom fields', () => {
	const create = async (...labels: string[]) =>
		await bulk('POST', 'custom_fields', { custom_fields: labels.map((label) => ({ label })) });

	const city = { id: 301, label: 'City', key: 'city', name: 'ck_field_301_city', created_at: AT };

	test('are created', async () => {
		const answer = await create(' City ');
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual({ custom_fields: [city], failures: [] });
	});

	test('fail with the existing field when the label is already taken', async () => {
		const answer = await create('City', 'city');
		expect(answer.body).toEqual({
			custom_fields: [city],
			failures: [{ errors: ['Label has already been taken'], custom_field: city }],
		});
	});

	test('are returned when the label is already taken, if the test configures it', async () => {
		await create('City');
		kit.sandbox.store.bulk.existingCustomField = 'return';
		expect((await create('CITY')).body).toEqual({ custom_fields: [city], failures: [] });
	});

	test('fail without a label', async () => {
		expect((await create('')).body).toMatchObject({
			custom_fields: [],
			failures: [{ errors: ["Label can't be blank"], custom_field: { id: null, label: '' } }],
		});
	});
});

describe('bulk custom field values', () => {
	const write = async (...values: object[]) =>
		await bulk('POST', 'custom_fields/subscribers', {
			custom_field_values: values,
			callback_url: null,
		});

	beforeEach(() => {
		kit.sandbox.store.addCustomField('City');
		add('ada');
	});

	test('are written, and the last value wins', async () => {
		kit.advance(60_000);
		const first = { subscriber_id: 1001, subscriber_custom_field_id: 301, value: 'Porto' };
		const second = { ...first, value: 'Lyon' };
		const answer = await write(first, second);
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual({ custom_field_values: [first, second], failures: [] });
		const ada = kit.sandbox.store.subscribers.get(1001);
		expect(ada?.fields.get(301)).toBe('Lyon');
		expect(ada?.updatedAt).toBe(kit.sandbox.store.now());
	});

	test('fail when the subscriber or the field is unknown', async () => {
		const nobody = { subscriber_id: 9, subscriber_custom_field_id: 301, value: 'Porto' };
		const nothing = { subscriber_id: 1001, subscriber_custom_field_id: 9, value: 'Porto' };
		expect((await write(nobody, nothing)).body).toEqual({
			custom_field_values: [],
			failures: [
				{ errors: ['Subscriber does not exist'], custom_field_value: nobody },
				{ errors: ['Custom field does not exist'], custom_field_value: nothing },
			],
		});
		kit.sandbox.store.bulk.unknownSubscriberId = 'null';
		expect((await write(nobody)).body).toMatchObject({
			failures: [{ custom_field_value: { ...nobody, subscriber_id: null } }],
		});
	});

	test('must be strings', async () => {
		await write({ subscriber_id: 1001, subscriber_custom_field_id: 301, value: 7 });
		expect(kit.sandbox.refused).toMatchObject([
			{ reason: 'body key "custom_field_values.0.value": Expected string, received number' },
		]);
	});
});
