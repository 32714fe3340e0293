import { byId } from '../../../engine/locators';
import { useVirtualClock } from '../../../virtualClock';
import { useKitV3 } from '../kitV3.fixture';

const kit = useKitV3();

const required = {
	email: ' john@example.com ',
	transactionId: '123-abcd-456-efgh',
	products: { product: [{ pid: '9999', lid: '7777' }] },
};

const simple = {
	id: expect.any(Number),
	transaction_id: '123-abcd-456-efgh',
	email_address: 'john@example.com',
	status: 'paid',
	currency: 'JPY',
	total: 21,
	transaction_time: '2018-03-17T11:28:04Z',
	products: [{ name: 'Floppy Disk (512k)', sku: '7890-ijkl', quantity: 2, unit_price: 5 }],
};

describe('Purchase: Create', () => {
	it('sends every field', async () => {
		const { items } = await kit.run('purchase.create', {
			...required,
			products: {
				product: [
					{
						pid: '9999',
						lid: '7777',
						name: 'Floppy Disk (512k)',
						sku: '7890-ijkl',
						unitPrice: 5,
						quantity: 2,
					},
				],
			},
			additionalFields: {
				currency: ' jpy ',
				discount: 3,
				firstName: ' John ',
				shipping: 2,
				status: 'paid',
				subtotal: 20,
				tax: '={{ "2" }}',
				total: 21,
				transactionTime: '2018-03-17T11:28:04Z',
			},
		});
		const purchase = {
			transaction_id: '123-abcd-456-efgh',
			email_address: 'john@example.com',
			first_name: 'John',
			status: 'paid',
			currency: 'JPY',
			transaction_time: '2018-03-17T11:28:04.000Z',
			subtotal: 20,
			tax: 2,
			shipping: 2,
			discount: 3,
			total: 21,
			products: [
				{
					pid: '9999',
					lid: '7777',
					name: 'Floppy Disk (512k)',
					quantity: 2,
					sku: '7890-ijkl',
					unit_price: 5,
				},
			],
		};
		expect(kit.sent()).toEqual([['POST', '/v3/purchases', {}, { purchase }]]);
		expect(items.map(({ json }) => json)).toEqual([simple]);
	});

	it('sends only required fields', async () => {
		await kit.run('purchase.create', {
			...required,
			specifyProducts: 'json',
			productsJson: '[{ "pid": 9999, "lid": 7777 }]',
		});
		const purchase = {
			transaction_id: '123-abcd-456-efgh',
			email_address: 'john@example.com',
			products: [{ pid: '9999', lid: '7777' }],
		};
		expect(kit.sent()).toEqual([['POST', '/v3/purchases', {}, { purchase }]]);
	});

	it('shows Kit’s message if something is missing', async () => {
		const message = "Sku can't be blank for product: Floppy Disk (512k)";
		const body = { error: 'Your request is missing parameters', message };
		kit.sandbox.faults.add({ kind: 'status', status: 400, body });
		const { error } = await kit.run('purchase.create', required);
		expect(error?.message).toBe(message);
	});

	it('is not retried if the outcome is unclear', async () => {
		useVirtualClock();
		kit.sandbox.faults.add({ kind: 'resetAfter' });
		const { error } = await kit.run('purchase.create', required);
		expect(kit.sent()).toHaveLength(1);
		expect(error?.description).toContain('https://api.convertkit.com');
		expect(error?.description).toContain('It was not retried');
	});

	it.each([
		{ parameters: { transactionId: '={{ " " }}' }, says: "'Transaction ID' parameter is empty" },
		{ parameters: { email: '={{ "" }}' }, says: "'Email' parameter is empty" },
		{
			parameters: { additionalFields: { currency: 'Yen!' } },
			says: "'Currency' parameter must be a three-letter currency code, but is “Yen!”",
		},
		{
			parameters: { additionalFields: { total: '={{ "much" }}' } },
			says: "'Total' parameter must be a number, but is “much”",
		},
		{
			parameters: { products: { product: [{ pid: '1', lid: ' ' }] } },
			says: '\'Products\' parameter has " " as lid at index 0, where Kit needs text',
		},
	])('says “The $says” before any request', async ({ parameters, says }) => {
		const { error } = await kit.run('purchase.create', { ...required, ...parameters });
		expect(error?.message).toBe(`The ${says}`);
		expect(kit.sent()).toEqual([]);
	});
});

const addPurchase = (transactionId = '123-abcd-456-efgh') => {
	const { id } =
		kit.store.findByEmail('john@example.com') ??
		kit.store.addSubscriber({ emailAddress: 'john@example.com' });
	return kit.store.addPurchase({
		transactionId,
		subscriberId: id,
		currency: 'JPY',
		total: 21,
		transactionTime: Date.UTC(2018, 2, 17, 11, 28, 4),
		products: [
			{
				name: 'Floppy Disk (512k)',
				pid: '9999',
				lid: '7777',
				sku: '7890-ijkl',
				quantity: 2,
				unitPrice: 5,
			},
		],
	});
};

describe('Purchase: Get', () => {
	it('returns the simplified fields', async () => {
		const { id } = addPurchase();
		const { items } = await kit.run('purchase.get', { purchase: byId(id) });
		expect(kit.sent()).toEqual([['GET', `/v3/purchases/${id}`, {}, undefined]]);
		expect(items.map(({ json }) => json)).toEqual([{ ...simple, id }]);
	});

	it('returns all fields if Simplify is off', async () => {
		const { id } = addPurchase();
		const { items } = await kit.run('purchase.get', { purchase: byId(id), simple: false });
		expect(items[0]?.json).toMatchObject({ id, shipping: 0, tax: 0 });
	});

	it('reports that Kit has no such purchase', async () => {
		const { error } = await kit.run('purchase.get', { purchase: byId(7) });
		expect(error?.message).toBe('Kit cannot find purchase 7');
	});
});

describe('Purchase: Get Many', () => {
	it('follows the pages of 50 purchases', async () => {
		for (let n = 0; n < 51; n++) addPurchase(`T${n}`);
		const { items } = await kit.run('purchase.getAll', { returnAll: true });
		expect(items).toHaveLength(51);
		expect(kit.sent()).toEqual([
			['GET', '/v3/purchases', {}, undefined],
			['GET', '/v3/purchases', { page: '2' }, undefined],
		]);
	});

	it('stops at the limit', async () => {
		for (let n = 0; n < 51; n++) addPurchase(`T${n}`);
		const { items } = await kit.run('purchase.getAll', { limit: 50 });
		expect(items).toHaveLength(50);
		expect(kit.sent()).toHaveLength(1);
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.n8n.credentials.replace('kitV3Api', { apiKey: kit.sandbox.v3.apiKey });
		const { error } = await kit.run('purchase.getAll');
		expect(error?.message).toBe('You do not have sufficient permissions to access this resource');
	});
});
