import { Kit } from '../../../../nodes/Kit/Kit.node';
import { useKit } from '../../../engine/useKit';

describe('Custom Fields of a subscriber', () => {
	const kit = useKit();

	const sent = () =>
		kit.sandbox.requests.map(({ method, path, query, body }) => [method, path, query, body]);

	const operation = { resource: 'subscriber', operation: 'upsert', email: 'ana@example.com' };
	const defineBelow = (value: Record<string, string | number | boolean | null>) => ({
		customFields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
	});
	const autoMap = {
		customFields: {
			mappingMode: 'autoMapInputData',
			value: null,
			matchingColumns: [],
			schema: [],
		},
	};

	/** The custom fields in each request. */
	const fieldsSent = () =>
		kit.sandbox.requests.flatMap(({ method, body }) =>
			method === 'POST' ? [(body as { fields?: unknown }).fields] : [],
		);

	it('converts numbers and booleans to text, and leaves out fields without a value', async () => {
		for (const label of ['Age', 'Coupon', 'Member', 'Company', 'City']) {
			kit.sandbox.store.addCustomField(label);
		}
		const { error } = await kit.n8n.run({
			...operation,
			...defineBelow({
				age: 42,
				member: false,
				coupon: '={{ "" }}',
				company: null,
				city: '={{ $json.city }}',
			}),
		});
		expect(error).toBeUndefined();
		expect(fieldsSent()).toEqual([{ age: '42', member: 'false' }]);
	});

	it('accepts a label instead of a key and sends the key', async () => {
		kit.sandbox.store.addCustomField('Postal Code');
		await kit.n8n.run({ ...operation, ...defineBelow({ 'Postal code': '83702' }) });
		expect(fieldsSent()).toEqual([{ postal_code: '83702' }]);
	});

	it('uses the columns that are named like a field and ignores the others', async () => {
		kit.sandbox.store.addCustomField('Postal Code');
		kit.sandbox.store.addCustomField('Company');
		await kit.n8n.run(
			{ ...operation, ...autoMap },
			{
				items: [
					{ email: 'ana@example.com', 'Postal Code': 83702, company: 'Acme', tags: ['a'] },
					{ email: 'ben@example.com', note: { any: 'thing' } },
					{ postal_code: '', company: null },
				],
			},
		);
		expect(fieldsSent()).toEqual([{ postal_code: '83702', company: 'Acme' }, undefined, undefined]);
	});

	it('looks the account’s fields up once for all items', async () => {
		kit.sandbox.store.addCustomField('Company');
		await kit.n8n.run(
			{ ...operation, ...defineBelow({ company: '={{ $json.company }}' }) },
			{ items: [{ company: 'A' }, { company: 'B' }, { company: 'C' }] },
		);
		expect(fieldsSent()).toEqual([{ company: 'A' }, { company: 'B' }, { company: 'C' }]);
		expect(kit.sandbox.requests).toHaveLength(4);
	});

	it.each([
		{ which: 'the mapper was never opened', parameters: {} },
		{ which: 'no field has a value', parameters: defineBelow({ company: null }) },
		{ which: 'the item is empty', parameters: autoMap },
	])('looks up nothing if $which', async ({ parameters }) => {
		await kit.n8n.run({ ...operation, ...parameters });
		expect(sent()).toEqual([['POST', '/v4/subscribers', {}, { email_address: 'ana@example.com' }]]);
	});

	it('shows that more than ten fields are saved later', async () => {
		const labels = Array.from({ length: 11 }, (_, i) => `Field ${i}`);
		const keys = labels.map((label) => kit.sandbox.store.addCustomField(label).key);
		const { items } = await kit.n8n.run({
			...operation,
			...defineBelow(Object.fromEntries(keys.map((key) => [key, 'x']))),
		});
		expect(kit.sandbox.requests.at(-1)?.status).toBe(202);
		expect(items[0]?.json.fields).toMatchObject({ field_0: null, field_10: null });
	});

	const addFields = (count: number) => {
		const fields = Array.from({ length: count }, (_, i) =>
			kit.sandbox.store.addCustomField(`F ${i}`),
		);
		return Object.fromEntries(fields.map(({ key }) => [key, 'x']));
	};

	it('sends 140 fields, the maximum that Kit accepts', async () => {
		const columns = addFields(140);
		await kit.n8n.run({ ...operation, ...defineBelow(columns) });
		await kit.n8n.run({ ...operation, ...autoMap }, { items: [columns] });
		expect(fieldsSent()).toEqual([columns, columns]);
	});

	it('rejects 141 fields before any request, and 141 columns after the lookup', async () => {
		const columns = addFields(141);
		const says =
			"The 'Custom Fields' parameter has 141 values, but Kit accepts up to 140 at a time";
		const defined = await kit.n8n.run({ ...operation, ...defineBelow(columns) });
		expect(defined.error?.message).toBe(says);
		expect(defined.error?.description).toContain('second step');
		expect(sent()).toEqual([]);
		const mapped = await kit.n8n.run({ ...operation, ...autoMap }, { items: [columns] });
		expect(mapped.error?.message).toBe(says);
		expect(fieldsSent()).toEqual([]);
	});

	it('rejects a field that the account does not have', async () => {
		kit.sandbox.store.addCustomField('Company');
		const { error } = await kit.n8n.run({
			...operation,
			...defineBelow({ company: 'Acme', role: 'Editor' }),
		});
		expect(error?.message).toBe(
			"The 'Custom Fields' parameter contains a field that this account does not have: “role”",
		);
		expect(error?.description).toContain('Create the custom field');
		expect(fieldsSent()).toEqual([]);
	});

	it.each(['={{ ({ name: "Acme" }) }}', '={{ ["Acme", "Other"] }}'])(
		'rejects %s as a value',
		async (company) => {
			kit.sandbox.store.addCustomField('Company');
			const { error } = await kit.n8n.run({ ...operation, ...defineBelow({ company }) });
			expect(error?.message).toBe(
				"The 'Custom Fields' parameter has a value for “company” that is not text",
			);
			expect(fieldsSent()).toEqual([]);
		},
	);

	it('keeps Kit’s warning about a field that was deleted after the lookup', async () => {
		const custom_fields = [{ id: 301, key: 'company', label: 'Company', name: 'ck_field_301' }];
		kit.sandbox.faults.add({
			kind: 'status',
			status: 200,
			path: /custom_fields/,
			body: { custom_fields, pagination: { has_next_page: false } },
		});
		const { items } = await kit.n8n.run({ ...operation, ...defineBelow({ company: 'Acme' }) });
		expect(items[0]?.json).toMatchObject({
			email_address: 'ana@example.com',
			warnings: ["Custom field 'company' does not exist"],
		});
	});

	it('offers the account’s fields for mapping', async () => {
		for (const label of ['Postal Code', 'Company']) kit.sandbox.store.addCustomField(label);
		const context = await kit.n8n.loadOptions({ resource: 'subscriber', operation: 'upsert' });
		const { fields } = await new Kit().methods.resourceMapping.getCustomFields.call(context);
		expect(fields).toEqual([
			{
				id: 'company',
				displayName: 'Company',
				type: 'string',
				required: false,
				defaultMatch: false,
				display: true,
			},
			expect.objectContaining({ id: 'postal_code', displayName: 'Postal Code' }),
		]);
	});
});
