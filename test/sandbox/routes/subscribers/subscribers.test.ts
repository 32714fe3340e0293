import { newKit, type Kit } from '../../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const invalid = (...errors: string[]) => ({ status: 422, body: { errors } });
const NOT_FOUND = { status: 404, body: { errors: ['Not Found'] } };

function manyFields(count: number): Record<string, string> {
	return Object.fromEntries(Array.from({ length: count }, (_, n) => [`field_${n}`, `v${n}`]));
}

describe('creating a subscriber', () => {
	test('returns 201 and is active by default', async () => {
		kit.sandbox.store.addCustomField('Last name');
		const answer = await kit.send('POST', '/v4/subscribers', {
			email_address: 'ada@readers.example',
			first_name: 'Ada',
			fields: { last_name: 'Lund' },
		});
		expect(answer.status).toBe(201);
		expect(answer.body).toEqual({
			subscriber: {
				id: 1001,
				first_name: 'Ada',
				email_address: 'ada@readers.example',
				state: 'active',
				created_at: '2026-03-01T12:00:00Z',
				fields: { last_name: 'Lund' },
			},
		});
	});

	test.each(['active', 'inactive', 'bounced', 'cancelled', 'complained'])(
		'accepts the initial state %s',
		async (state) => {
			const body = { email_address: 'ada@readers.example', state };
			const answer = await kit.send('POST', '/v4/subscribers', body);
			expect(answer.body).toMatchObject({ subscriber: { state } });
		},
	);

	test('returns 200 and keeps the state when the email address differs only in case', async () => {
		const { store } = kit.sandbox;
		store.addSubscriber({ emailAddress: 'ada@readers.example', state: 'inactive' });
		const answer = await kit.send('POST', '/v4/subscribers', {
			email_address: 'ADA@readers.example',
			first_name: 'Ada',
			state: 'active',
		});
		expect(answer.status).toBe(200);
		expect(answer.body).toMatchObject({ subscriber: { first_name: 'Ada', state: 'inactive' } });
		expect(store.subscribers.size).toBe(1);
	});

	test('sets the update time of an existing subscriber', async () => {
		const ada = kit.sandbox.store.addSubscriber({ emailAddress: 'ada@readers.example' });
		kit.advance(60_000);
		await kit.send('POST', '/v4/subscribers', { email_address: 'ada@readers.example' });
		expect(ada.updatedAt).toBe(Date.UTC(2026, 2, 1, 12, 1));
	});

	test('writes up to ten fields immediately', async () => {
		for (const label of Object.keys(manyFields(10))) kit.sandbox.store.addCustomField(label);
		const answer = await kit.send('POST', '/v4/subscribers', {
			email_address: 'ada@readers.example',
			fields: manyFields(10),
		});
		expect(answer.status).toBe(201);
		expect(answer.body).toMatchObject({ subscriber: { fields: manyFields(10) } });
	});

	test('keeps the first name if omitted and removes it if null', async () => {
		const { store } = kit.sandbox;
		const ada = store.addSubscriber({ emailAddress: 'ada@readers.example', firstName: 'Ada' });
		await kit.send('POST', '/v4/subscribers', { email_address: 'ada@readers.example' });
		expect(ada.firstName).toBe('Ada');
		await kit.send('POST', '/v4/subscribers', {
			email_address: 'ada@readers.example',
			first_name: null,
		});
		expect(ada.firstName).toBeNull();
	});

	test('accepts fields by label or by key', async () => {
		kit.sandbox.store.addCustomField('Postal code');
		const answer = await kit.send('POST', '/v4/subscribers', {
			email_address: 'ada@readers.example',
			fields: { 'Postal code': '83702' },
		});
		expect(answer.body).toMatchObject({ subscriber: { fields: { postal_code: '83702' } } });
	});

	test('returns 202 with more than ten fields and writes the values afterwards', async () => {
		for (const label of Object.keys(manyFields(11))) kit.sandbox.store.addCustomField(label);
		const answer = await kit.send('POST', '/v4/subscribers', {
			email_address: 'ada@readers.example',
			fields: manyFields(11),
		});
		expect(answer.status).toBe(202);
		expect(answer.body).toMatchObject({ subscriber: { fields: { field_10: null } } });
		const later = await kit.send('GET', '/v4/subscribers/1001');
		expect(later.body).toMatchObject({ subscriber: { fields: manyFields(11) } });
	});

	test('rejects more than 140 fields', async () => {
		const answer = await kit.send('POST', '/v4/subscribers', {
			email_address: 'ada@readers.example',
			fields: manyFields(141),
		});
		expect(answer).toMatchObject(invalid('Sandbox: more than 140 custom fields in one request'));
		expect(kit.sandbox.store.subscribers.size).toBe(0);
	});

	test.each([
		['warn', 201, ["Custom field 'shoe' does not exist"], undefined],
		['ignore', 201, undefined, undefined],
		['error', 422, undefined, ["Custom field 'shoe' does not exist"]],
	] as const)(
		'handles an unknown field in mode %s with status %i',
		async (mode, status, warnings, errors) => {
			kit.sandbox.store.openQuestions.unknownFields = mode;
			const answer = await kit.send('POST', '/v4/subscribers', {
				email_address: 'ada@readers.example',
				fields: { shoe: '38' },
			});
			expect(answer.status).toBe(status);
			expect((answer.body as { warnings?: unknown }).warnings).toEqual(warnings);
			expect((answer.body as { errors?: unknown }).errors).toEqual(errors);
			expect(kit.sandbox.store.subscribers.size).toBe(mode === 'error' ? 0 : 1);
		},
	);

	test.each([['not an address'], ['ada@'], ['']])(
		'returns 422 for the invalid email address "%s"',
		async (emailAddress) => {
			const answer = await kit.send('POST', '/v4/subscribers', { email_address: emailAddress });
			expect(answer).toMatchObject(invalid('Email address is invalid'));
		},
	);

	test('rejects numbers as field values', async () => {
		const answer = await kit.send('POST', '/v4/subscribers', {
			email_address: 'ada@readers.example',
			fields: { age: 36 },
		});
		expect(answer).toMatchObject(
			invalid('Sandbox: body key "fields.age": Expected string, received number'),
		);
	});

	test('accepts null where documented', async () => {
		const answer = await kit.send('POST', '/v4/subscribers', {
			email_address: 'ada@readers.example',
			first_name: null,
			state: null,
			fields: null,
		});
		expect(answer.status).toBe(201);
	});
});

describe('one subscriber', () => {
	test('includes the location and the cancellation date', async () => {
		kit.sandbox.store.addSubscriber({ emailAddress: 'ada@readers.example', state: 'cancelled' });
		const answer = await kit.send('GET', '/v4/subscribers/1001');
		expect(answer.status).toBe(200);
		expect(answer.body).toMatchObject({
			subscriber: { canceled_at: '2026-03-01T12:00:00Z', location: null },
		});
	});

	test('accepts a new email address, name and fields', async () => {
		const { store } = kit.sandbox;
		store.addCustomField('Craft');
		store.addSubscriber({ emailAddress: 'ada@readers.example' });
		const answer = await kit.send('PUT', '/v4/subscribers/1001', {
			email_address: 'ada.lund@readers.example',
			first_name: 'Ada',
			fields: { craft: 'pottery' },
		});
		expect(answer.status).toBe(200);
		expect(answer.body).toMatchObject({
			subscriber: {
				email_address: 'ada.lund@readers.example',
				first_name: 'Ada',
				fields: { craft: 'pottery' },
			},
		});
		expect(store.findByEmail('ada@readers.example')).toBeUndefined();
		expect(store.findByEmail('ADA.lund@readers.example')?.id).toBe(1001);
	});

	test('returns 202 when more than ten fields change', async () => {
		for (const label of Object.keys(manyFields(11))) kit.sandbox.store.addCustomField(label);
		kit.sandbox.store.addSubscriber({ emailAddress: 'ada@readers.example' });
		const answer = await kit.send('PUT', '/v4/subscribers/1001', {
			email_address: 'ada@readers.example',
			fields: manyFields(11),
		});
		expect(answer.status).toBe(202);
	});

	test('cannot take another subscriber’s email address', async () => {
		kit.sandbox.store.addSubscriber({ emailAddress: 'ada@readers.example' });
		kit.sandbox.store.addSubscriber({ emailAddress: 'bo@readers.example' });
		const body = { email_address: 'Bo@readers.example' };
		const answer = await kit.send('PUT', '/v4/subscribers/1001', body);
		expect(answer).toMatchObject(invalid('Email address has already been taken'));
	});

	test.each(['PUT', 'PATCH'])(
		'keeps the email address and merges the rest on %s without one',
		async (method) => {
			const { store } = kit.sandbox;
			for (const label of ['City', 'Craft']) store.addCustomField(label);
			store.addSubscriber({
				emailAddress: 'Ada@readers.example',
				firstName: 'A',
				fields: { city: 'Bergen', craft: 'pottery' },
			});
			const body = { first_name: 'Ada', fields: { craft: 'weaving' } };
			expect(await kit.send(method, '/v4/subscribers/1001', body)).toMatchObject({
				status: 200,
				body: {
					subscriber: {
						first_name: 'Ada',
						email_address: 'Ada@readers.example',
						fields: { city: 'Bergen', craft: 'weaving' },
					},
				},
			});
		},
	);

	test('cannot have a blank email address', async () => {
		kit.sandbox.store.addSubscriber({ emailAddress: 'ada@readers.example' });
		const answer = await kit.send('PUT', '/v4/subscribers/1001', { email_address: ' ' });
		expect(answer).toMatchObject(invalid('Email address is invalid'));
	});

	test.each(['active', 'inactive', 'bounced', 'complained'] as const)(
		'changes from %s to cancelled on unsubscribe, with the date',
		async (state) => {
			const ada = kit.sandbox.store.addSubscriber({ emailAddress: 'ada@readers.example', state });
			kit.advance(60_000);
			const answer = await kit.send('POST', '/v4/subscribers/1001/unsubscribe');
			expect(answer).toMatchObject({ status: 204, body: undefined });
			expect(ada).toMatchObject({ state: 'cancelled', canceledAt: Date.UTC(2026, 2, 1, 12, 1) });
		},
	);

	test.each([
		['GET', ''],
		['PUT', ''],
		['POST', '/unsubscribe'],
		['GET', '/tags'],
		['GET', '/stats'],
		['DELETE', '/location'],
	])('returns 404 for %s on an unknown subscriber%s', async (method, path) => {
		const body = method === 'PUT' ? { email_address: 'ada@readers.example' } : undefined;
		expect(await kit.send(method, `/v4/subscribers/9${path}`, body)).toMatchObject(NOT_FOUND);
	});

	test('lists tags, latest first', async () => {
		const { store } = kit.sandbox;
		const { id } = store.addSubscriber({ emailAddress: 'ada@readers.example' });
		const [first, second] = [store.addTag('First'), store.addTag('Second')];
		store.tag(id, second.id);
		store.tag(id, first.id);
		const answer = await kit.send('GET', `/v4/subscribers/${id}/tags`);
		expect(answer.body).toMatchObject({
			tags: [
				{ id: first.id, name: 'First', tagged_at: '2026-03-01T12:00:00Z' },
				{ id: second.id, name: 'Second', tagged_at: '2026-03-01T12:00:00Z' },
			],
			pagination: { has_next_page: false, per_page: 500 },
		});
	});
});

describe('stats of a subscriber', () => {
	const sent = (iso: string, opened: boolean, clicked = false) => ({
		broadcastId: 1,
		sentAt: Date.parse(iso),
		bounced: false,
		opens: opened ? [Date.parse(iso) + 1000] : [],
		clicks: clicked ? [{ at: Date.parse(iso) + 2000, url: 'https://a.example/', linkId: 1 }] : [],
	});

	beforeEach(() => {
		kit.sandbox.store.addSubscriber({
			emailAddress: 'ada@readers.example',
			emails: [
				sent('2026-01-01T00:00:00Z', true, true),
				sent('2026-01-10T00:00:00Z', true),
				sent('2026-02-01T00:00:00Z', false),
			],
		});
	});

	test('include rates as fractions with three decimals', async () => {
		const answer = await kit.send('GET', '/v4/subscribers/1001/stats');
		expect(answer.body).toEqual({
			subscriber: {
				id: 1001,
				stats: {
					sent: 3,
					opened: 2,
					clicked: 1,
					bounced: 0,
					open_rate: 0.667,
					click_rate: 0.333,
					last_sent: '2026-02-01T00:00:00Z',
					last_opened: '2026-01-10T00:00:01Z',
					last_clicked: '2026-01-01T00:00:02Z',
					sends_since_last_open: 1,
					sends_since_last_click: 2,
				},
			},
		});
	});

	test('can be limited to a date range', async () => {
		const answer = await kit.send(
			'GET',
			'/v4/subscribers/1001/stats?email_sent_after=2026-01-05&email_sent_before=2026-01-31',
		);
		expect(answer.body).toMatchObject({ subscriber: { stats: { sent: 1, opened: 1 } } });
	});

	test('return 400 with the earliest date when older than five years', async () => {
		const answer = await kit.send('GET', '/v4/subscribers/1001/stats?email_sent_after=2021-02-28');
		expect(answer).toMatchObject({
			status: 400,
			body: { errors: ['Sandbox: email stats are only available since 2021-03-01'] },
		});
	});
});

describe('the location of a subscriber', () => {
	const location = {
		city: 'Porto',
		state_province: 'Porto',
		country_code: 'PT',
		latitude: 41.15,
		longitude: -8.61,
		timezone: 'Europe/Lisbon',
	};
	const path = '/v4/subscribers/1001/location';

	beforeEach(() => {
		kit.sandbox.store.addSubscriber({ emailAddress: 'ada@readers.example' });
	});

	test('uses different key names in requests and responses', async () => {
		const answer = await kit.send('POST', path, { location });
		expect(answer).toMatchObject({ status: 200, body: { subscriber: { id: 1001, location } } });
		const read = await kit.send('GET', '/v4/subscribers/1001');
		expect(read.body).toMatchObject({
			subscriber: {
				location: {
					city: 'Porto',
					state: 'Porto',
					country: 'PT',
					latitude: 41.15,
					longitude: -8.61,
					timezone: 'Europe/Lisbon',
				},
			},
		});
	});

	test('is replaced as a whole by PATCH', async () => {
		await kit.send('POST', path, { location });
		const answer = await kit.send('PATCH', path, { location: { ...location, city: 'Braga' } });
		expect(answer).toMatchObject({
			status: 200,
			body: { subscriber: { location: { city: 'Braga' } } },
		});
	});

	test('cannot be patched before it is pinned', async () => {
		expect(await kit.send('PATCH', path, { location })).toMatchObject(NOT_FOUND);
	});

	test('is removed by DELETE', async () => {
		await kit.send('POST', path, { location });
		expect(await kit.send('DELETE', path)).toMatchObject({ status: 204, body: undefined });
		expect(kit.sandbox.store.subscribers.get(1001)?.location).toBeNull();
	});

	test.each([[''], [undefined]])('requires a country, not %p', async (country_code) => {
		const answer = await kit.send('POST', path, { location: { ...location, country_code } });
		expect(answer).toMatchObject(invalid("Country code can't be blank"));
	});

	test('requires every other key', async () => {
		const answer = await kit.send('PATCH', path, {
			location: { ...location, timezone: undefined },
		});
		expect(answer).toMatchObject(invalid('Sandbox: body key "location.timezone" is required'));
	});

	test('rejects the key names used in responses', async () => {
		const answer = await kit.send('POST', path, { location: { ...location, country: 'PT' } });
		expect(answer).toMatchObject(invalid('Sandbox: unknown body key "location.country"'));
	});
});
