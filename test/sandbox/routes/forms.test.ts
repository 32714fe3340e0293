import { DAY_MS } from '../clock';
import { NOON, newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const NOT_FOUND = { status: 404, body: { errors: ['Not Found'] } };
const REFERRER =
	'https://shop.example/?utm_source=fair&utm_medium=card&utm_campaign=spring&utm_term=glue&utm_content=front';
const UTM = { source: 'fair', medium: 'card', campaign: 'spring', term: 'glue', content: 'front' };

function add(name: string, more: object = {}) {
	return kit.sandbox.store.addSubscriber({ emailAddress: `${name}@readers.example`, ...more });
}

describe('forms', () => {
	async function names(query: string): Promise<string[]> {
		const { body } = await kit.send('GET', `/v4/forms${query}`);
		return (body as { forms: { name: string }[] }).forms.map(({ name }) => name);
	}

	test.each([
		['', ['Page', 'Footer']],
		['?status=active', ['Page', 'Footer']],
		['?status=archived', ['Fair']],
		['?status=trashed', ['Gone']],
		['?status=all', ['Gone', 'Fair', 'Page', 'Footer']],
		['?type=embed', ['Footer']],
		['?type=hosted', ['Page']],
	])('are filtered by type and status: "%s"', async (query, expected) => {
		const { store } = kit.sandbox;
		store.addForm({ name: 'Footer' });
		store.addForm({ name: 'Page', type: 'hosted' });
		store.addForm({ name: 'Fair', archived: true });
		store.addForm({ name: 'Gone', trashed: true });
		expect(await names(query)).toEqual(expected);
	});

	test('include every documented key, and the total count on request', async () => {
		const form = kit.sandbox.store.addForm({ name: 'Footer' });
		kit.sandbox.store.addToForm(add('ada').id, form.id);
		const { body } = await kit.send('GET', '/v4/forms?include=subscriber_count');
		expect((body as { forms: unknown[] }).forms[0]).toEqual({
			id: 201,
			name: 'Footer',
			created_at: '2026-03-01T12:00:00Z',
			type: 'embed',
			format: null,
			embed_js: `https://lantern-letters.example/${form.uid}/index.js`,
			embed_url: `https://lantern-letters.example/${form.uid}`,
			archived: false,
			uid: form.uid,
			subscriber_count: 1,
		});
		const plain = await kit.send('GET', '/v4/forms');
		expect(plain.body).not.toHaveProperty('forms.0.subscriber_count');
	});
});

describe('adding to a form', () => {
	beforeEach(() => {
		kit.sandbox.store.addForm({ name: 'Footer' });
		add('ada');
	});

	test.each([
		['by address', '/v4/forms/201/subscribers', { email_address: 'Ada@readers.example' }],
		['by id', '/v4/forms/201/subscribers/1001', {}],
	])('returns 201, then 200 with the original date when repeated: %s', async (_, path, body) => {
		const first = await kit.send('POST', path, { ...body, referrer: REFERRER });
		expect(first).toMatchObject({
			status: 201,
			body: {
				subscriber: {
					id: 1001,
					added_at: '2026-03-01T12:00:00Z',
					referrer: REFERRER,
					referrer_utm_parameters: UTM,
				},
			},
		});
		kit.advance(DAY_MS);
		const second = await kit.send('POST', path, body);
		expect(second).toMatchObject({
			status: 200,
			body: { subscriber: { added_at: '2026-03-01T12:00:00Z', referrer: REFERRER } },
		});
	});

	test.each([[null], ['not an address']])('accepts %j as the referrer', async (referrer) => {
		const answer = await kit.send('POST', '/v4/forms/201/subscribers/1001', { referrer });
		expect(answer).toMatchObject({
			status: 201,
			body: { subscriber: { referrer, referrer_utm_parameters: { source: null } } },
		});
	});

	test.each([
		['/v4/forms/9/subscribers', { email_address: 'ada@readers.example' }],
		['/v4/forms/201/subscribers', { email_address: 'nobody@readers.example' }],
		['/v4/forms/9/subscribers/1001', {}],
		['/v4/forms/201/subscribers/9', {}],
	])('returns 404 for an unknown form or subscriber: POST %s %j', async (path, body) => {
		expect(await kit.send('POST', path, body)).toMatchObject(NOT_FOUND);
	});

	test('returns an error without an email address', async () => {
		const answer = await kit.send('POST', '/v4/forms/201/subscribers', {});
		expect(answer).toMatchObject({
			status: 422,
			body: {
				errors: ['Either subscriber id or email address is required to add subscriber to form'],
			},
		});
	});
});

describe('double opt-in', () => {
	test('sends an inactive subscriber a confirmation email, and activates them on confirmation', async () => {
		const { store } = kit.sandbox;
		const form = store.addForm({ name: 'Letter', doubleOptIn: true });
		const ada = add('ada', { state: 'inactive' });
		const answer = await kit.send('POST', `/v4/forms/${form.id}/subscribers/${ada.id}`, {});
		expect(answer.body).toMatchObject({ subscriber: { state: 'inactive' } });
		expect(store.confirmationMails).toEqual([{ subscriberId: ada.id, formId: form.id }]);
		store.confirm(ada.id);
		const confirmed = await kit.send('GET', `/v4/subscribers/${ada.id}`);
		expect(confirmed.body).toMatchObject({ subscriber: { state: 'active' } });
	});

	test('sends no confirmation email for a form without a format', async () => {
		const { store } = kit.sandbox;
		const form = store.addForm({ name: 'System', doubleOptIn: true, format: null });
		const ada = add('ada', { state: 'inactive' });
		const answer = await kit.send('POST', `/v4/forms/${form.id}/subscribers/${ada.id}`, {});
		expect(answer).toMatchObject({ status: 201, body: { subscriber: { state: 'inactive' } } });
		expect(store.confirmationMails).toEqual([]);
		expect((await kit.send('GET', '/v4/forms')).body).toMatchObject({ forms: [{ format: null }] });
	});

	test('returns the format of a designer form', async () => {
		kit.sandbox.store.addForm({ name: 'Bar', doubleOptIn: true, format: 'sticky bar' });
		expect((await kit.send('GET', '/v4/forms')).body).toMatchObject({
			forms: [{ format: 'sticky bar' }],
		});
	});

	test('sends no second confirmation email when the subscriber is added again', async () => {
		const { store } = kit.sandbox;
		const form = store.addForm({ name: 'Letter', doubleOptIn: true });
		const ada = add('ada', { state: 'inactive' });
		await kit.send('POST', `/v4/forms/${form.id}/subscribers/${ada.id}`, {});
		await kit.send('POST', `/v4/forms/${form.id}/subscribers/${ada.id}`, {});
		expect(store.confirmationMails).toHaveLength(1);
	});

	test.each(['active', 'cancelled', 'bounced', 'complained'] as const)(
		'sends no confirmation email to a subscriber who is %s, and keeps that state',
		async (state) => {
			const { store } = kit.sandbox;
			const form = store.addForm({ name: 'Letter', doubleOptIn: true });
			const ada = add('ada', { state });
			await kit.send('POST', `/v4/forms/${form.id}/subscribers/${ada.id}`, {});
			expect(store.confirmationMails).toEqual([]);
			expect(ada.state).toBe(state);
		},
	);

	test('keeps an inactive subscriber inactive on a form without double opt-in', async () => {
		const { store } = kit.sandbox;
		const form = store.addForm({ name: 'Footer' });
		const ada = add('ada', { state: 'inactive' });
		await kit.send('POST', `/v4/forms/${form.id}/subscribers/${ada.id}`, {});
		expect(store.confirmationMails).toEqual([]);
		expect(ada.state).toBe('inactive');
		expect(() => store.confirm(ada.id)).toThrow('No confirmation email was sent');
	});

	test('does not reactivate a subscriber who unsubscribed before confirming', async () => {
		const { store } = kit.sandbox;
		const form = store.addForm({ name: 'Letter', doubleOptIn: true });
		const ada = add('ada', { state: 'inactive' });
		store.addToForm(ada.id, form.id);
		await kit.send('POST', `/v4/subscribers/${ada.id}/unsubscribe`);
		store.confirm(ada.id);
		expect(ada.state).toBe('cancelled');
	});
});

describe('the subscribers of a form', () => {
	beforeEach(() => {
		const { store } = kit.sandbox;
		store.addForm({ name: 'Footer' });
		const people = [
			add('ada', { createdAt: NOON - 9 * DAY_MS }),
			add('bo', { createdAt: NOON - 8 * DAY_MS }),
			add('chidi', { createdAt: NOON - 7 * DAY_MS, state: 'inactive' }),
		];
		people.forEach(({ id }, index) =>
			store.addToForm(id, 201, REFERRER, NOON - (2 - index) * DAY_MS),
		);
	});

	test.each([
		['', ['bo', 'ada']],
		['?status=all', ['chidi', 'bo', 'ada']],
		['?added_after=2026-02-28', ['bo']],
		['?added_before=2026-02-28', ['ada']],
		['?created_after=2026-02-21', ['bo']],
		['?created_before=2026-02-21', ['ada']],
	])('are filtered by status and date: "%s"', async (query, expected) => {
		const { body } = await kit.send('GET', `/v4/forms/201/subscribers${query}`);
		const { subscribers } = body as { subscribers: { email_address: string }[] };
		expect(subscribers.map(({ email_address }) => email_address.split('@')[0])).toEqual(expected);
	});

	test('include the referrer, and custom fields unless slim', async () => {
		const full = await kit.send('GET', '/v4/forms/201/subscribers');
		expect(full.body).toMatchObject({
			subscribers: [{ fields: {}, referrer: REFERRER, referrer_utm_parameters: UTM }, {}],
		});
		const slim = await kit.send('GET', '/v4/forms/201/subscribers?slim=true');
		expect(slim.body).not.toHaveProperty('subscribers.0.fields');
		expect(slim.body).toHaveProperty('subscribers.0.referrer');
	});

	test('return 404 for an unknown form', async () => {
		expect(await kit.send('GET', '/v4/forms/9/subscribers')).toMatchObject(NOT_FOUND);
	});
});
