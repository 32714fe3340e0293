import type { Store, Subscriber } from '../index';
import { NOON, newKit, type Kit } from '../kit.fixture';

const URL_1 = 'https://hooks.example/old';

let kit: Kit;
let store: Store;
let ana: Subscriber;

beforeEach(() => {
	kit = newKit();
	({ store } = kit.sandbox);
	store.addCustomField('City');
	ana = store.addSubscriber({ emailAddress: 'ana@example.com', firstName: 'Ana' });
});

async function posts() {
	await kit.sandbox.runDue();
	return kit.sandbox.webhookPosts.map(({ body }) => JSON.parse(body) as object);
}

const ANA = {
	id: 1001,
	first_name: 'Ana',
	email_address: 'ana@example.com',
	state: 'active',
	created_at: '2026-03-01T12:00:00Z',
	fields: { city: null },
};
const CITY = { id: 301, name: 'ck_field_301_city', key: 'city', label: 'City' };

test('sends a JSON POST without a signature', async () => {
	store.addWebhook({ event: 'subscriber.subscriber_unsubscribe', targetUrl: URL_1 });
	await kit.send('POST', `/v4/subscribers/${ana.id}/unsubscribe`);
	await kit.sandbox.runDue();
	expect(kit.sandbox.webhookPosts).toEqual([
		{
			url: URL_1,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ subscriber: { ...ANA, state: 'cancelled' } }),
			at: NOON,
			status: undefined,
		},
	]);
});

const CHANGES: [string, number | string | null, () => void][] = [
	['subscriber.subscriber_activate', null, () => store.setState(ana, 'active')],
	['subscriber.subscriber_unsubscribe', null, () => store.setState(ana, 'cancelled')],
	['subscriber.subscriber_bounce', null, () => store.setState(ana, 'bounced')],
	['subscriber.subscriber_complain', null, () => store.setState(ana, 'complained')],
	['subscriber.form_subscribe', 201, () => store.addToForm(ana.id, 201)],
	['subscriber.course_subscribe', 401, () => store.addToSequence(ana.id, 401)],
	['subscriber.course_complete', 401, () => store.completeSequence(ana, sequenceOf(401))],
	['subscriber.link_click', 'https://a.example/', () => store.clickLink(ana, 'https://a.example/')],
	['subscriber.product_purchase', 2501, () => store.buyProduct(ana, 2501)],
	['subscriber.tag_add', 101, () => store.tag(ana.id, 101)],
	['subscriber.tag_remove', 101, () => store.taggings.remove(101, ana.id)],
];

describe.each(CHANGES)('%s', (event, value, change) => {
	beforeEach(() => {
		ana.state = 'inactive';
		for (const name of ['One', 'Two']) {
			const tag = store.addTag(name);
			store.addForm({ name });
			store.addSequence({ name });
			if (event === 'subscriber.tag_remove') store.tag(ana.id, tag.id);
		}
	});

	test('posts the subscriber', async () => {
		store.addWebhook({ event, value, targetUrl: URL_1 });
		change();
		expect(await posts()).toEqual([{ subscriber: { ...ANA, state: ana.state } }]);
	});

	test('is sent only to webhooks with a matching target', async () => {
		if (value === null) return;
		const other = typeof value === 'number' ? value + 1 : `${value}other`;
		store.addWebhook({ event, value: other, targetUrl: URL_1 });
		change();
		expect(await posts()).toEqual([]);
	});
});

function sequenceOf(id: number) {
	const sequence = store.sequences.get(id);
	if (!sequence) throw new Error(`no sequence ${id}`);
	return sequence;
}

describe('a purchase', () => {
	const BODY = {
		purchase: {
			email_address: 'ana@example.com',
			transaction_id: 'LL-1',
			currency: 'EUR',
			subtotal: 20,
			shipping: 2,
			tax: 3,
			total: 25,
			transaction_time: '2026-02-28T10:00:00Z',
			products: [{ name: 'Atlas', pid: 'atlas', lid: '1', quantity: 2, unit_price: 10, sku: 'A' }],
		},
	};
	const ATLAS = {
		id: 2001,
		transaction_id: 'LL-1',
		status: 'paid',
		email_address: 'ana@example.com',
		currency: 'EUR',
		transaction_time: '2026-02-28T10:00:00Z',
		subtotal: 20,
		shipping: 2,
		discount: 0,
		tax: 3,
		total: 25,
		products: [{ unit_price: 10, quantity: 2, sku: 'A', name: 'Atlas' }],
	};

	beforeEach(() => {
		store.addWebhook({ event: 'purchase.purchase_create', targetUrl: URL_1 });
	});

	test('is posted flat and only once', async () => {
		await kit.sendAs('confidential', 'POST', '/v4/purchases', BODY);
		await kit.sendAs('confidential', 'POST', '/v4/purchases', BODY);
		expect(await posts()).toEqual([ATLAS]);
	});

	test('is posted in an envelope if the test configures it', async () => {
		store.openQuestions.webhookPurchase = 'enveloped';
		await kit.sendAs('confidential', 'POST', '/v4/purchases', BODY);
		expect(await posts()).toEqual([{ purchase: ATLAS }]);
	});
});

describe('a custom field', () => {
	test('is posted when created and when deleted', async () => {
		store.addWebhook({ event: 'custom_field.field_created', targetUrl: URL_1 });
		store.addWebhook({ event: 'custom_field.field_deleted', targetUrl: URL_1 });
		const craft = store.addCustomField('Craft');
		store.deleteCustomField(craft);
		const { id, name, key, label } = craft;
		const view = { custom_field: { id, name, key, label } };
		expect(await posts()).toEqual([view, view]);
	});

	test('is posted with the subscriber and the value when the value changes', async () => {
		const other = store.addCustomField('Craft');
		const event = 'custom_field.field_value_updated';
		store.addWebhook({ event, value: CITY.id, targetUrl: URL_1 });
		store.addWebhook({ event, value: other.id, targetUrl: URL_1 });
		const body = { email_address: ana.emailAddress, fields: { city: 'Lyon' } };
		await kit.send('PUT', `/v4/subscribers/${ana.id}`, body);
		expect(await posts()).toEqual([
			{
				subscriber: { ...ANA, fields: { city: 'Lyon', craft: null } },
				custom_field: { ...CITY, value: 'Lyon' },
			},
		]);
	});
});

test('sends each event to each webhook separately', async () => {
	store.addWebhook({ event: 'custom_field.field_created', targetUrl: URL_1 });
	store.addWebhook({ event: 'custom_field.field_created', targetUrl: `${URL_1}/2` });
	store.addCustomField('Craft');
	store.addCustomField('Shoe size');
	await kit.sandbox.runDue();
	expect(kit.sandbox.webhookPosts.map(({ url }) => url)).toEqual([
		URL_1,
		`${URL_1}/2`,
		URL_1,
		`${URL_1}/2`,
	]);
});

test('sends nothing to a webhook deleted before its call', async () => {
	const { id } = store.addWebhook({ event: 'custom_field.field_created', targetUrl: URL_1 });
	store.addCustomField('Craft');
	store.webhooks.delete(id);
	expect(await posts()).toEqual([]);
});

test.each([200, 500, undefined])('does not retry a call after the response %s', async (status) => {
	kit = newKit({
		deliver: async () =>
			await (status === undefined
				? Promise.reject(new Error('connection refused'))
				: Promise.resolve(new Response(null, { status }))),
	});
	({ store } = kit.sandbox);
	store.addWebhook({ event: 'custom_field.field_created', targetUrl: URL_1 });
	store.addCustomField('Craft');
	await kit.sandbox.runDue();
	kit.advance(86_400_000);
	await kit.sandbox.runDue();
	expect(kit.sandbox.webhookPosts).toMatchObject([{ status }]);
});
