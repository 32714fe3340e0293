import type { IDataObject } from 'n8n-workflow';

import { byId } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';
import { useVirtualClock } from '../../../virtualClock';

const kit = useKit({ seed: 'empty' });

const run = async (operation: string, parameters = {}, items: IDataObject[] = [{}]) =>
	await kit.n8n.run(
		{ resource: 'purchase', operation, ...parameters },
		{ authentication: 'oAuth2', items },
	);

const sent = () =>
	kit.sandbox.requests.map(({ method, path, query, body }) => ({ method, path, query, body }));

const hourglass = {
	name: 'Phantom Hourglass',
	pid: '804-02-4430',
	lid: '811-75-7900',
	quantity: 2,
	unitPrice: 23.22,
	sku: 'SM21',
};

const required = {
	email: 'ana@example.com',
	transactionId: '796-92-4892',
	currency: 'USD',
	subtotal: 46.44,
	total: 51.49,
	products: { product: [hourglass] },
};

/** The products part of `required` as it is sent. */
const line = {
	name: 'Phantom Hourglass',
	pid: '804-02-4430',
	lid: '811-75-7900',
	quantity: 2,
	unit_price: 23.22,
	sku: 'SM21',
};

describe('Purchase: Create', () => {
	it('sends everything that is filled in', async () => {
		const { items, error } = await run('create', {
			...required,
			email: ' ana@example.com ',
			currency: 'eur',
			products: {
				product: [hourglass, { ...hourglass, pid: '833-51-1151', lid: '766-49-1241', sku: '' }],
			},
			simple: false,
			additionalFields: {
				discount: 5,
				firstName: 'Ana',
				shipping: 4.95,
				status: 'paid',
				tax: '={{ "7.87" }}',
				transactionTime: '2026-01-31T14:30:00+02:00',
			},
		});

		expect(error).toBeUndefined();
		const { sku, ...withoutSku } = line;
		const purchase = {
			email_address: 'ana@example.com',
			first_name: 'Ana',
			transaction_id: '796-92-4892',
			status: 'paid',
			subtotal: 46.44,
			tax: 7.87,
			shipping: 4.95,
			discount: 5,
			total: 51.49,
			currency: 'EUR',
			transaction_time: '2026-01-31T12:30:00.000Z',
			products: [
				{ ...withoutSku, sku },
				{ ...withoutSku, pid: '833-51-1151', lid: '766-49-1241' },
			],
		};
		expect(sent()).toEqual([
			{ method: 'POST', path: '/v4/purchases', query: {}, body: { purchase } },
		]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				transaction_id: '796-92-4892',
				email_address: 'ana@example.com',
				discount: 5,
				products: [
					expect.objectContaining({ sku: 'SM21' }),
					expect.objectContaining({ sku: null }),
				],
			}),
		]);
		expect(kit.sandbox.store.findByEmail('ana@example.com')).toMatchObject({
			firstName: 'Ana',
			state: 'active',
		});
	});

	it('sends the default of a field that is not filled in', async () => {
		useVirtualClock();
		const { items, error } = await run('create', required);
		expect(error).toBeUndefined();
		expect(kit.sandbox.requests.map(({ body }) => body)).toEqual([
			{
				purchase: {
					email_address: 'ana@example.com',
					transaction_id: '796-92-4892',
					status: 'paid',
					subtotal: 46.44,
					tax: 0,
					shipping: 0,
					discount: 0,
					total: 51.49,
					currency: 'USD',
					transaction_time: '2026-01-01T00:00:00.000Z',
					products: [line],
				},
			},
		]);
		expect(Object.keys(items[0]?.json ?? {})).toEqual([
			'id',
			'transaction_id',
			'subscriber_id',
			'email_address',
			'status',
			'currency',
			'total',
			'transaction_time',
			'products',
			'source',
		]);
	});

	it.each([
		{ given: 'a list from an expression', productsJson: '={{ $json.lines }}' },
		{ given: 'a JSON text', productsJson: JSON.stringify([line]) },
	])('accepts the products as $given', async ({ productsJson }) => {
		const parameters = { ...required, specifyProducts: 'json', productsJson };
		const { error } = await run('create', parameters, [{ lines: [line] }]);
		expect(error).toBeUndefined();
		expect(kit.sandbox.requests[0]?.body).toMatchObject({ purchase: { products: [line] } });
	});

	it('interprets a time without a time zone in the workflow’s time zone', async () => {
		await run('create', {
			...required,
			additionalFields: { transactionTime: '2026-01-31T14:30:00' },
		});
		// n8n's default time zone is New York's.
		expect(kit.sandbox.requests[0]?.body).toMatchObject({
			purchase: { transaction_time: '2026-01-31T19:30:00.000Z' },
		});
	});

	it('accepts a time from an expression', async () => {
		const transactionTime = '={{ DateTime.fromISO("2026-01-31T14:30:00Z") }}';
		await run('create', { ...required, additionalFields: { transactionTime } });
		expect(kit.sandbox.requests[0]?.body).toMatchObject({
			purchase: { transaction_time: '2026-01-31T14:30:00.000Z' },
		});
	});

	it('shows Kit’s message', async () => {
		kit.sandbox.faults.add({
			kind: 'status',
			status: 422,
			body: { errors: ['Transaction cannot be blank'] },
		});
		const { error } = await run('create', required);
		expect(error?.message).toBe('Transaction cannot be blank');
	});

	it('is not retried if the response is lost, since that would append the products again', async () => {
		kit.sandbox.faults.add({ kind: 'resetAfter', method: 'POST', path: /purchases/ });
		const { error } = await run('create', required);
		expect(error?.message).toBe('The connection to Kit was lost or could not be established');
		expect(error?.description).toContain('Check in Kit before running it again.');
		expect(kit.sandbox.requests).toHaveLength(1);
	});

	it.each([
		{ wrong: { email: 'ana' }, says: "The 'Email' parameter is not an email address: “ana”" },
		{
			wrong: { transactionId: '={{ " " }}' },
			says: "The 'Transaction ID' parameter is empty",
		},
		{ wrong: { currency: '={{ "" }}' }, says: "The 'Currency' parameter is empty" },
		{
			wrong: { currency: 'Dollar' },
			says: "The 'Currency' parameter must be a three-letter currency code, but is “Dollar”",
		},
		{
			wrong: { total: '={{ "51,49" }}' },
			says: "The 'Total' parameter must be a number, but is “51,49”",
		},
		{
			wrong: { subtotal: '={{ "" }}' },
			says: "The 'Subtotal' parameter must be a number, but is “”",
		},
		{
			wrong: { additionalFields: { tax: '={{ "free" }}' } },
			says: "The 'Tax' parameter must be a number, but is “free”",
		},
		{
			wrong: { additionalFields: { transactionTime: '={{ "today" }}' } },
			says: "The 'Transaction Time' parameter is not a date and time: “today”",
		},
		{ wrong: { products: {} }, says: "The 'Products' parameter is empty" },
		{
			wrong: { products: { product: [hourglass, { ...hourglass, quantity: '={{ 1.5 }}' }] } },
			says: "The 'Products' parameter has 1.5 as quantity at index 1, where Kit needs a positive whole number",
		},
		{
			wrong: { products: { product: [{ ...hourglass, unitPrice: '={{ "$5" }}' }] } },
			says: `The 'Products' parameter has "$5" as unit_price at index 0, where Kit needs a number`,
		},
		{
			wrong: { specifyProducts: 'json', productsJson: '={{ ({ name: "Hourglass" }) }}' },
			says: "The 'Products' parameter is not a JSON array",
		},
		{
			wrong: { specifyProducts: 'json', productsJson: '={{ "[{" }}' },
			says: "The 'Products' parameter is not a JSON array",
		},
		{
			wrong: { specifyProducts: 'json', productsJson: '["Hourglass"]' },
			says: "The 'Products' parameter has an entry that is not an object at index 0",
		},
		{
			wrong: { specifyProducts: 'json', productsJson: JSON.stringify([{ name: 'Hourglass' }]) },
			says: "The 'Products' parameter has no pid at index 0, where Kit needs text",
		},
		{
			wrong: { specifyProducts: 'json', productsJson: JSON.stringify([{ ...line, price: 5 }]) },
			says: "The 'Products' parameter has “price” at index 0, which Kit does not accept here",
		},
	])('rejects before any request: $says', async ({ wrong, says }) => {
		const { error } = await run('create', { ...required, ...wrong });
		expect(error?.message).toBe(`${says}`);
		expect(error?.description).toEqual(expect.any(String));
		expect(sent()).toEqual([]);
	});
});

const products = [
	{ pid: '9999', lid: '7777', name: 'Phone case', sku: 'case-1', unitPrice: 12.5, quantity: 1 },
	{ pid: '5555', lid: '7778', name: 'Charger', sku: null, unitPrice: 7, quantity: 2 },
];

describe('Purchase: Get', () => {
	const add = () => {
		const { id: subscriberId } = kit.sandbox.store.addSubscriber({
			emailAddress: 'ana@example.com',
		});
		return kit.sandbox.store.addPurchase({
			transactionId: '796-92-4892',
			subscriberId,
			total: 26.5,
			products,
		});
	};

	it('returns the complete purchase', async () => {
		const { id } = add();
		const { items } = await run('get', { purchase: byId(id), simple: false });
		expect(sent()).toEqual([
			{ method: 'GET', path: `/v4/purchases/${id}`, query: {}, body: undefined },
		]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ id, transaction_id: '796-92-4892', tax: 0, total: 26.5 }),
		]);
	});

	it('leaves out the components of the total if simplified', async () => {
		const { items } = await run('get', { purchase: byId(add().id) });
		expect(items[0]?.json).toMatchObject({
			email_address: 'ana@example.com',
			total: 26.5,
			products: [{ pid: '9999', lid: '7777', unit_price: 12.5 }, { pid: '5555' }],
		});
		expect(items[0]?.json).not.toHaveProperty('tax');
	});

	it('reports that Kit has no such purchase', async () => {
		const { error } = await run('get', { purchase: byId(7) });
		expect(error?.message).toBe('Kit cannot find purchase 7');
	});

	it('rejects a transaction ID before any request', async () => {
		const { error } = await run('get', { purchase: byId('={{ "796-92" }}') });
		expect(error?.message).toBe(
			"The 'Purchase' parameter must be an ID, which is a number, but is “796-92”",
		);
		expect(sent()).toEqual([]);
	});
});

describe('Purchase: Get Many', () => {
	const add = (count: number) => {
		const { id: subscriberId } = kit.sandbox.store.addSubscriber({
			emailAddress: 'ana@example.com',
		});
		for (let i = 0; i < count; i++) {
			kit.sandbox.store.addPurchase({
				transactionId: `transaction ${i}`,
				subscriberId,
				total: 26.5,
				products,
			});
		}
	};

	it('returns complete purchases up to the limit', async () => {
		add(3);
		const { items } = await run('getAll', { returnAll: false, limit: 2, simple: false });
		expect(sent()).toEqual([
			{ method: 'GET', path: '/v4/purchases', query: { per_page: '2' }, body: undefined },
		]);
		expect(items.map(({ json }) => json.discount)).toEqual([0, 0]);
	});

	it('returns all of them, simplified', async () => {
		add(3);
		const { items } = await run('getAll', { returnAll: true });
		expect(items).toHaveLength(3);
		expect(Object.keys(items[0]?.json ?? {})).toHaveLength(10);
	});

	it('shows Kit’s message', async () => {
		kit.sandbox.faults.add({ kind: 'status', status: 403, body: { errors: ['No access'] } });
		const { error } = await run('getAll', { returnAll: true });
		expect(error?.message).toBe('No access');
	});
});

describe('Purchase with an API key', () => {
	it.each([
		{ operation: 'create', parameters: required },
		{ operation: 'get', parameters: { purchase: byId(1) } },
		{ operation: 'getAll', parameters: {} },
	])('is rejected before any request: $operation', async ({ operation, parameters }) => {
		const { error } = await kit.n8n.run({ resource: 'purchase', operation, ...parameters });
		expect(error?.message).toBe('Kit allows this operation only with OAuth2');
		expect(sent()).toEqual([]);
	});
});
