import { DAY_MS } from '../clock';
import type { Broadcast, Form, Post, Sequence, Subscriber, Tag, CustomField } from '../index';
import { newKit, type Kit } from '../kit.fixture';
import { WEBHOOK_EVENT_TYPES } from './webhookEventTypes';

let kit: Kit;
let ana: Subscriber;
let tag: Tag;
let form: Form;
let field: CustomField;
let sequence: Sequence;
let broadcast: Broadcast;
let draft: Post;

beforeEach(() => {
	kit = newKit();
	const { store } = kit.sandbox;
	field = store.addCustomField('City');
	ana = store.addSubscriber({ emailAddress: 'ana@example.com', fields: { City: 'Porto' } });
	tag = store.addTag('VIP');
	form = store.addForm({ name: 'Letter' });
	sequence = store.addSequence({ name: 'Welcome' });
	broadcast = store.addBroadcast({ subject: 'Hello' });
	draft = store.addPost({ title: 'A year of books', status: 'draft' });
	store.addWebhookEndpoint({ url: 'https://hooks.example/', events: [...WEBHOOK_EVENT_TYPES] });
});

/** All events since the start of the test. */
async function events() {
	await kit.sandbox.runDue();
	return [...kit.sandbox.store.webhookDeliveries.values()].flatMap((delivery) => delivery.events);
}

async function types() {
	return (await events()).map(({ type }) => type);
}

const ANA = {
	id: 1001,
	first_name: null,
	email_address: 'ana@example.com',
	state: 'active',
	created_at: '2026-03-01T12:00:00Z',
	fields: { city: 'Porto' },
};
const VIP = { id: 101, name: 'VIP', created_at: '2026-03-01T12:00:00Z' };
const CITY = { id: 301, name: 'ck_field_301_city', key: 'city', label: 'City' };
const WELCOME = {
	id: 401,
	name: 'Welcome',
	hold: false,
	repeat: false,
	created_at: '2026-03-01T12:00:00Z',
	updated_at: '2026-03-01T12:00:00Z',
	email_template_id: null,
	active: true,
};

describe('a subscriber', () => {
	test('emits created with the name and values, and activated', async () => {
		const bo = { email_address: 'bo@example.com', first_name: 'Bo', fields: { city: 'Boise' } };
		await kit.send('POST', '/v4/subscribers', bo);
		const data = { subscriber: { ...ANA, ...bo, id: 1002 } };
		expect(await events()).toEqual(
			['subscriber.created', 'subscriber.activated'].map((type) => ({
				id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
				type,
				created: '2026-03-01T12:00:00Z',
				data,
			})),
		);
	});

	test('does not emit activated when created in another state', async () => {
		const bo = { email_address: 'bo@example.com', state: 'inactive' };
		await kit.send('POST', '/v4/subscribers', bo);
		expect(await types()).toEqual(['subscriber.created']);
	});

	test('emits created when added in bulk or by a purchase', async () => {
		await kit.sendAs('confidential', 'POST', '/v4/bulk/subscribers', {
			subscribers: [{ email_address: 'bo@example.com', state: 'inactive' }],
		});
		await kit.sendAs('confidential', 'POST', '/v4/purchases', {
			purchase: {
				email_address: 'cy@example.com',
				transaction_id: '1',
				currency: 'USD',
				products: [],
			},
		});
		expect(await types()).toEqual([
			'subscriber.created',
			'subscriber.created',
			'subscriber.activated',
		]);
	});

	test('does not emit created again when it already exists', async () => {
		await kit.send('POST', '/v4/subscribers', { email_address: 'ana@example.com' });
		expect(await types()).toEqual([]);
	});

	test('emits activated on confirmation', async () => {
		const { store } = kit.sandbox;
		const bo = store.addSubscriber({ emailAddress: 'bo@example.com', state: 'inactive' });
		const mailing = store.addForm({ name: 'Double', doubleOptIn: true });
		store.addToForm(bo.id, mailing.id);
		store.confirm(bo.id);
		expect(await types()).toEqual([
			'subscriber.created',
			'subscriber.subscribed_to_form',
			'subscriber.activated',
		]);
	});

	test('emits unsubscribed once', async () => {
		for (const _ of ['once', 'again']) {
			void _;
			await kit.send('POST', `/v4/subscribers/${ana.id}/unsubscribe`);
		}
		expect(await events()).toMatchObject([
			{ type: 'subscriber.unsubscribed', data: { subscriber: { ...ANA, state: 'cancelled' } } },
		]);
	});

	test.each([
		['bounced', 'subscriber.bounced'],
		['complained', 'subscriber.complained'],
	] as const)('emits an event when %s', async (state, type) => {
		kit.sandbox.store.setState(ana, state);
		expect(await events()).toMatchObject([{ type, data: { subscriber: { ...ANA, state } } }]);
	});

	test('emits an event when added to a form', async () => {
		await kit.send('POST', `/v4/forms/${form.id}/subscribers/${ana.id}`);
		expect(await events()).toMatchObject([{ type: 'subscriber.subscribed_to_form' }]);
		expect((await events())[0]?.data).toEqual({
			subscriber: ANA,
			form: {
				id: 201,
				name: 'Letter',
				created_at: '2026-03-01T12:00:00Z',
				type: 'embed',
				format: null,
				archived: false,
				uid: form.uid,
			},
		});
	});

	test('emits events on starting and completing a sequence', async () => {
		await kit.send('POST', `/v4/sequences/${sequence.id}/subscribers/${ana.id}`);
		kit.sandbox.store.completeSequence(ana, sequence);
		expect(await types()).toEqual([
			'subscriber.added_to_sequence',
			'subscriber.sequence_completed',
		]);
		for (const { data } of await events()) {
			expect(data).toEqual({ subscriber: ANA, sequence: WELCOME });
		}
	});

	test('emits events when a tag is added or removed', async () => {
		await kit.send('POST', `/v4/tags/${tag.id}/subscribers/${ana.id}`);
		await kit.send('DELETE', `/v4/tags/${tag.id}/subscribers/${ana.id}`);
		expect(await types()).toEqual(['subscriber.tag_added', 'subscriber.tag_removed']);
		for (const { data } of await events()) expect(data).toEqual({ subscriber: ANA, tag: VIP });
	});

	test('emits events when a tag is added or removed in bulk', async () => {
		const body = { taggings: [{ tag_id: tag.id, subscriber_id: ana.id }] };
		await kit.sendAs('confidential', 'POST', '/v4/bulk/tags/subscribers', body);
		await kit.sendAs('confidential', 'DELETE', '/v4/bulk/tags/subscribers', body);
		expect(await types()).toEqual(['subscriber.tag_added', 'subscriber.tag_removed']);
	});

	test('emits no event when already tagged, on the form or in the sequence', async () => {
		const { store } = kit.sandbox;
		for (const path of [`forms/${form.id}`, `sequences/${sequence.id}`, `tags/${tag.id}`]) {
			await kit.send('POST', `/v4/${path}/subscribers/${ana.id}`);
			await kit.send('POST', `/v4/${path}/subscribers/${ana.id}`);
		}
		store.tag(ana.id, tag.id);
		expect(await types()).toHaveLength(3);
	});

	test('emits no event when a missing tag is removed', async () => {
		await kit.send('DELETE', `/v4/tags/${tag.id}/subscribers/${ana.id}`);
		expect(await types()).toEqual([]);
	});

	test('emits an event when a field value changes', async () => {
		const body = { email_address: ana.emailAddress, fields: { City: 'Lyon' } };
		await kit.send('PUT', `/v4/subscribers/${ana.id}`, body);
		expect(await events()).toMatchObject([{ type: 'subscriber.custom_field_value_updated' }]);
		expect((await events())[0]?.data).toEqual({
			subscriber: { ...ANA, fields: { city: 'Lyon' } },
			custom_field: { ...CITY, value: 'Lyon' },
		});
	});

	test('emits an event when a field value changes in bulk', async () => {
		await kit.sendAs('confidential', 'POST', '/v4/bulk/custom_fields/subscribers', {
			custom_field_values: [
				{ subscriber_id: ana.id, subscriber_custom_field_id: field.id, value: 'Lyon' },
			],
		});
		expect(await types()).toEqual(['subscriber.custom_field_value_updated']);
	});

	test('emits an event when a field value is removed', async () => {
		const body = { email_address: ana.emailAddress, fields: { city: null } };
		await kit.send('PUT', `/v4/subscribers/${ana.id}`, body);
		expect(await events()).toMatchObject([{ data: { custom_field: { ...CITY, value: null } } }]);
	});

	test('emits no event when a field value stays the same', async () => {
		const body = { email_address: ana.emailAddress, fields: { city: 'Porto' } };
		await kit.send('PUT', `/v4/subscribers/${ana.id}`, body);
		expect(await types()).toEqual([]);
	});
});

describe('a tag', () => {
	test('emits events when created and deleted', async () => {
		await kit.send('POST', '/v4/tags', { name: 'New' });
		kit.sandbox.store.tag(ana.id, tag.id);
		await kit.sendAs('confidential', 'DELETE', '/v4/bulk/tags', { tags: [{ id: tag.id }] });
		expect(await types()).toEqual(['tag.created', 'subscriber.tag_added', 'tag.deleted']);
		expect((await events())[2]?.data).toEqual({ tag: VIP });
	});

	test('does not emit created again when it already exists', async () => {
		await kit.send('POST', '/v4/tags', { name: 'vip' });
		expect(await types()).toEqual([]);
	});
});

test('emits events when a custom field is created and deleted', async () => {
	await kit.send('POST', '/v4/custom_fields', { label: 'Craft' });
	await kit.send('DELETE', `/v4/custom_fields/${field.id}`);
	expect(await types()).toEqual(['custom_field.created', 'custom_field.deleted']);
	expect((await events())[1]?.data).toEqual({ custom_field: CITY });
});

describe('a sequence', () => {
	test('emits created, and published when active', async () => {
		await kit.send('POST', '/v4/sequences', { name: 'On' });
		await kit.send('POST', '/v4/sequences', { name: 'Off', active: false });
		expect((await events()).map(({ type, data }) => [type, data])).toMatchObject([
			['sequence.created', { sequence: { name: 'On' } }],
			['sequence.published', { sequence: { name: 'On' } }],
			['sequence.created', { sequence: { name: 'Off' } }],
		]);
	});

	test('emits events when disabled, published and deleted', async () => {
		const path = `/v4/sequences/${sequence.id}`;
		await kit.send('PUT', path, { active: false });
		await kit.send('PUT', path, { name: 'Renamed' });
		await kit.send('PUT', path, { active: true });
		await kit.send('DELETE', path);
		expect(await types()).toEqual(['sequence.disabled', 'sequence.published', 'sequence.deleted']);
		expect((await events())[2]?.data).toEqual({ sequence: { ...WELCOME, name: 'Renamed' } });
	});
});

describe('a broadcast', () => {
	const HELLO = {
		id: 1501,
		created_at: '2026-03-01T12:00:00Z',
		subject: 'Hello',
		preview_text: null,
		description: null,
		public: false,
		published_at: null,
		send_at: null,
		status: 'draft',
	};

	test('emits events when created and deleted', async () => {
		await kit.send('POST', '/v4/broadcasts', { subject: 'New', content: '<p>New</p>' });
		await kit.send('DELETE', `/v4/broadcasts/${broadcast.id}`);
		expect(await types()).toEqual(['broadcast.created', 'broadcast.deleted']);
		expect((await events())[1]?.data).toEqual({
			broadcast: { ...HELLO, publication_id: broadcast.publicationId },
		});
	});

	test('emits sent when a test sends it', async () => {
		kit.sandbox.store.sendBroadcast(broadcast);
		const sent = { ...HELLO, send_at: '2026-03-01T12:00:00Z', status: 'completed' };
		expect(await events()).toMatchObject([{ type: 'broadcast.sent', data: { broadcast: sent } }]);
	});

	test('emits sent once when it is due', async () => {
		await kit.send('PUT', `/v4/broadcasts/${broadcast.id}`, { send_at: '2026-03-02T12:00:00Z' });
		expect(await types()).toEqual([]);
		kit.advance(DAY_MS + 60_000);
		expect(await types()).toEqual(['broadcast.sent']);
		expect(await types()).toEqual(['broadcast.sent']);
	});
});

test('emits an event when a post is published', async () => {
	kit.sandbox.store.publishPost(draft);
	expect(await events()).toMatchObject([{ type: 'post.published' }]);
	expect((await events())[0]?.data).toEqual({
		post: {
			id: 801,
			publication_id: draft.publicationId,
			title: 'A year of books',
			slug: 'a-year-of-books',
			published_at: '2026-03-01T12:00:00Z',
			is_paid: false,
			public_url: 'https://lantern-letters.example/posts/a-year-of-books',
		},
	});
});

test('keeps the data as it was when the event happened', async () => {
	const { store } = kit.sandbox;
	store.setState(ana, 'cancelled');
	store.subscribers.changeEmail(ana, 'other@example.com');
	expect(await events()).toMatchObject([{ data: { subscriber: { ...ANA, state: 'cancelled' } } }]);
});

test('emits no events for the seed', async () => {
	kit = newKit({ seed: 'believable' });
	const before = kit.sandbox.store.webhookDeliveries.size;
	await kit.sandbox.runDue();
	expect(kit.sandbox.store.webhookDeliveries.size).toBe(before);
	expect(kit.sandbox.webhookPosts).toEqual([]);
});
