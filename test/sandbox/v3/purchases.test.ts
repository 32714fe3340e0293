import { newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const DISK = {
	pid: 9999,
	lid: 7777,
	name: 'Floppy Disk (512k)',
	sku: '7890-ijkl',
	unit_price: 5,
	quantity: 2,
};
const GIVEN = {
	transaction_id: '123-abcd',
	email_address: 'john@readers.example',
	first_name: 'John',
	currency: 'jpy',
	transaction_time: '2018-03-17 11:28:04',
	subtotal: 20,
	tax: 2,
	shipping: 2,
	discount: 3,
	total: 21,
	status: 'paid',
	products: [DISK],
};
const SHOWN = {
	id: 2001,
	transaction_id: '123-abcd',
	status: 'paid',
	email_address: 'john@readers.example',
	currency: 'JPY',
	transaction_time: '2018-03-17T11:28:04Z',
	subtotal: 20,
	shipping: 2,
	discount: 3,
	tax: 2,
	total: 21,
	products: [{ unit_price: 5, quantity: 2, sku: '7890-ijkl', name: 'Floppy Disk (512k)' }],
};

const create = async (purchase: object, more: object = {}) =>
	await kit.sendV3('POST', '/v3/purchases', { purchase, ...more });
const missing = (message: string) => ({
	status: 400,
	body: { error: 'Your request is missing parameters', message },
});

describe('creating', () => {
	test('returns the purchase without an envelope', async () => {
		const answer = await create(GIVEN);
		expect(answer.status).toBe(201);
		expect(answer.body).toEqual(SHOWN);
	});

	test('creates a subscriber for the buyer', async () => {
		await create(GIVEN);
		expect(kit.sandbox.store.findByEmail('john@readers.example')).toMatchObject({
			firstName: 'John',
			state: 'active',
		});
	});

	test('creates a purchase that V4 lists', async () => {
		await create(GIVEN);
		const { body } = await kit.sendAs('confidential', 'GET', '/v4/purchases');
		expect(body).toMatchObject({
			purchases: [{ id: 2001, products: [{ pid: '9999', lid: '7777' }] }],
		});
	});

	test('requires few keys', async () => {
		const { transaction_id, email_address } = GIVEN;
		const answer = await create({ transaction_id, email_address, products: [{ pid: 1, lid: 1 }] });
		expect(answer).toMatchObject({
			status: 201,
			body: { currency: 'USD', status: 'paid', transaction_time: '2026-03-01T12:00:00Z' },
		});
	});

	test('reports every missing key', async () => {
		expect(
			await create({ email_address: 'john@readers.example', products: [{ ...DISK, sku: '' }] }),
		).toMatchObject(
			missing("transaction_id can't be blank, Sku can't be blank for product: Floppy Disk (512k)"),
		);
	});

	test('requires both identifiers of a product', async () => {
		const { pid, lid, ...product } = DISK;
		void [pid, lid];
		expect(await create({ ...GIVEN, products: [product] })).toMatchObject(
			missing(
				"Pid can't be blank for product: Floppy Disk (512k), Lid can't be blank for product: Floppy Disk (512k)",
			),
		);
	});

	test('accepts an integration key and keeps it out of the log', async () => {
		const key = 'int_0123456789';
		const answer = await create({ ...GIVEN, integration: 'eBay' }, { integration_key: key });
		expect(answer.status).toBe(201);
		expect(JSON.stringify(kit.sandbox.requests)).not.toContain(key);
	});
});

describe('reading', () => {
	test('returns a single purchase without an envelope', async () => {
		await create(GIVEN);
		expect((await kit.sendV3('GET', '/v3/purchases/2001')).body).toEqual(SHOWN);
	});

	test('returns 404 for an unknown purchase', async () => {
		expect((await kit.sendV3('GET', '/v3/purchases/9')).status).toBe(404);
	});

	test('lists 50 purchases per page', async () => {
		for (let index = 0; index < 51; index += 1) {
			await create({ ...GIVEN, transaction_id: `t-${index}` });
		}
		const first = await kit.sendV3('GET', '/v3/purchases');
		expect(first.body).toMatchObject({ total_purchases: 51, page: 1, total_pages: 2 });
		expect((first.body as { purchases: object[] }).purchases).toHaveLength(50);
		const second = await kit.sendV3('GET', '/v3/purchases?page=2');
		expect((second.body as { purchases: object[] }).purchases).toHaveLength(1);
	});
});
