import { newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const NOT_FOUND = { status: 404, body: { errors: ['Not Found'] } };
const UNAUTHORIZED = { status: 401, body: { errors: ['The access token is invalid'] } };
const invalid = (...errors: string[]) => ({ status: 422, body: { errors } });

const chart = { name: 'Chart', pid: 'p-1', lid: 'l-1', quantity: 2, unit_price: 4.5 };
const glaze = { name: 'Glaze', pid: 'p-2', lid: 'l-2', quantity: 1, unit_price: 9, sku: 'G-1' };
const sale = {
	email_address: 'ada@readers.example',
	transaction_id: '512-41',
	currency: 'USD',
	products: [chart],
};

async function get(path: string) {
	return await kit.sendAs('confidential', 'GET', path);
}

async function post(purchase: object) {
	return await kit.sendAs('confidential', 'POST', '/v4/purchases', { purchase });
}

function addAda() {
	return kit.sandbox.store.addSubscriber({ emailAddress: 'ada@readers.example' });
}

describe('an API key is rejected for', () => {
	test.each([
		['GET', '/v4/purchases', undefined],
		['GET', '/v4/purchases/2001', undefined],
		['POST', '/v4/purchases', { purchase: sale }],
	])('%s %s', async (method, path, body) => {
		expect(await kit.send(method, path, body)).toMatchObject(UNAUTHORIZED);
		expect(kit.sandbox.store.purchases.size).toBe(0);
	});
});

describe('a new purchase', () => {
	test('returns 201 with every documented key', async () => {
		const ada = addAda();
		const answer = await post({
			...sale,
			status: 'paid',
			subtotal: 18,
			tax: 1.8,
			shipping: 3,
			discount: 2,
			total: 20.8,
			transaction_time: '2026-02-27T10:00:00Z',
			products: [chart, glaze],
		});
		expect(answer.status).toBe(201);
		expect(answer.body).toEqual({
			purchase: {
				id: 2001,
				transaction_id: '512-41',
				subscriber_id: ada.id,
				status: 'paid',
				email_address: 'ada@readers.example',
				currency: 'USD',
				transaction_time: '2026-02-27T10:00:00Z',
				subtotal: 18,
				discount: 2,
				tax: 1.8,
				total: 20.8,
				products: [{ ...chart, sku: null }, glaze],
				source: 'API',
			},
		});
	});

	test('does not require amounts, status or time', async () => {
		const answer = await post({ ...sale, status: null, total: null, transaction_time: null });
		expect(answer).toMatchObject({
			status: 201,
			body: {
				purchase: { status: 'paid', total: 0, transaction_time: '2026-03-01T12:00:00Z' },
			},
		});
	});

	test('accepts numeric identifiers, a lowercase currency and a time without a time zone', async () => {
		const answer = await post({
			...sale,
			currency: 'usd',
			transaction_time: '2026-02-27 10:00:00',
			products: [{ ...chart, pid: 9999, lid: 7777 }],
		});
		expect(answer).toMatchObject({
			status: 201,
			body: {
				purchase: {
					transaction_time: '2026-02-27T10:00:00Z',
					products: [{ pid: '9999', lid: '7777' }],
				},
			},
		});
	});

	test('is rejected without products', async () => {
		const { products, ...rest } = sale;
		void products;
		expect((await post(rest)).status).toBe(422);
		expect(kit.sandbox.store.purchases.size).toBe(0);
	});

	test('creates an active subscriber for an unknown email address', async () => {
		await post({ ...sale, first_name: 'Ada' });
		expect(kit.sandbox.store.findByEmail('ada@readers.example')).toMatchObject({
			firstName: 'Ada',
			state: 'active',
		});
	});

	test('does not change an existing subscriber', async () => {
		kit.sandbox.store.setState(addAda(), 'cancelled');
		await post({ ...sale, email_address: 'ADA@readers.example', first_name: 'Eve' });
		expect(kit.sandbox.store.findByEmail('ada@readers.example')).toMatchObject({
			firstName: null,
			state: 'cancelled',
		});
	});

	test('creates each product once', async () => {
		await post({ ...sale, products: [chart, glaze] });
		await post({ ...sale, transaction_id: '512-42' });
		expect([...kit.sandbox.store.purchases.products.values()]).toEqual([
			{ id: 2501, pid: 'p-1', name: 'Chart' },
			{ id: 2502, pid: 'p-2', name: 'Glaze' },
		]);
	});

	test.each([undefined, null, '', ' '])('requires a transaction ID, not %j', async (id) => {
		expect(await post({ ...sale, transaction_id: id })).toMatchObject(
			invalid('Transaction cannot be blank'),
		);
		expect(kit.sandbox.store.subscribers.size).toBe(0);
	});

	test.each([undefined, 'ada'])('requires an email address, not %j', async (address) => {
		expect(await post({ ...sale, email_address: address })).toMatchObject(
			invalid('Email address is invalid'),
		);
	});

	test('must have the status paid, unless the test configures otherwise', async () => {
		expect((await post({ ...sale, status: 'refunded' })).status).toBe(422);
		kit.sandbox.store.openQuestions.purchaseStatuses = 'any';
		expect(await post({ ...sale, status: 'refunded' })).toMatchObject({
			status: 201,
			body: { purchase: { status: 'refunded' } },
		});
	});

	test.each([
		['currency', { currency: 'Dollar' }, 'body key "purchase.currency": must have three letters'],
		['products', { products: undefined }, 'body key "purchase.products" is required'],
		[
			'pid',
			{ products: [chart, { ...chart, lid: 'l-9' }] },
			'body key "purchase.products": products must have unique values of pid',
		],
		[
			'lid',
			{ products: [chart, { ...chart, pid: 'p-9' }] },
			'body key "purchase.products": products must have unique values of lid',
		],
		[
			'quantity',
			{ products: [{ ...chart, quantity: '2' }] },
			'body key "purchase.products.0.quantity": Expected number, received string',
		],
		['unknown key', { source: 'Gumroad' }, 'unknown body key "purchase.source"'],
	])('is rejected with an invalid %s', async (_, change, reason) => {
		expect((await post({ ...sale, ...change })).status).toBe(422);
		expect(kit.sandbox.refused).toEqual([{ method: 'POST', path: '/v4/purchases', reason }]);
	});
});

describe('a repeated transaction', () => {
	test('updates the given keys and appends the products', async () => {
		await post({ ...sale, total: 9, tax: 1 });
		const again = await post({ ...sale, currency: 'EUR', total: 12, products: [chart, glaze] });
		expect(again).toMatchObject({
			status: 201,
			body: {
				purchase: {
					id: 2001,
					currency: 'EUR',
					total: 12,
					tax: 1,
					products: [{ pid: 'p-1' }, { pid: 'p-1' }, { pid: 'p-2' }],
				},
			},
		});
		expect(kit.sandbox.store.purchases.size).toBe(1);
	});
});

describe('existing purchases', () => {
	beforeEach(() => {
		const subscriberId = addAda().id;
		const { store } = kit.sandbox;
		store.addPurchase({ subscriberId, transactionId: 'a', source: 'Gumroad' });
		store.addPurchase({ subscriberId, transactionId: 'b' });
	});

	test('are listed newest first', async () => {
		expect(await get('/v4/purchases?include_total_count=true')).toMatchObject({
			status: 200,
			body: {
				purchases: [{ transaction_id: 'b' }, { transaction_id: 'a', source: 'Gumroad' }],
				pagination: { total_count: 2 },
			},
		});
	});

	test('are paginated', async () => {
		const first = await get('/v4/purchases?per_page=1');
		const { pagination } = first.body as { pagination: { end_cursor: string } };
		const second = await get(`/v4/purchases?per_page=1&after=${pagination.end_cursor}`);
		expect(second.body).toMatchObject({ purchases: [{ transaction_id: 'a' }] });
	});

	test('are returned by ID', async () => {
		expect(await get('/v4/purchases/2001')).toMatchObject({
			status: 200,
			body: { purchase: { id: 2001, email_address: 'ada@readers.example' } },
		});
		expect(await get('/v4/purchases/9')).toMatchObject(NOT_FOUND);
	});

	test('cannot be added twice to the store', () => {
		expect(() => kit.sandbox.store.addPurchase({ subscriberId: 1001, transactionId: 'a' })).toThrow(
			'already has a purchase with transaction ID a',
		);
	});
});
