import { byId, fromList } from '../../../engine/locators';
import { useKitV3 } from '../kitV3.fixture';

const kit = useKitV3();

describe('Custom Field: Create', () => {
	it('creates a custom field', async () => {
		const { items } = await kit.run('customField.create', { label: ' Last name ' });
		expect(kit.sent()).toEqual([['POST', '/v3/custom_fields', {}, { label: 'Last name' }]]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: expect.any(Number),
				name: expect.stringMatching(/^ck_field_/),
				key: 'last_name',
				label: 'Last name',
			},
		]);
	});

	it('shows Kit’s message if the label is taken', async () => {
		kit.store.addCustomField('City');
		const { error } = await kit.run('customField.create', { label: 'City' });
		expect(error?.httpCode).toBe('422');
		expect(error?.description).toContain("Check 'Label'");
	});

	it('rejects an empty label before any request', async () => {
		const { error } = await kit.run('customField.create', { label: '={{ " " }}' });
		expect(error?.message).toBe("The 'Label' parameter is empty");
		expect(kit.sent()).toEqual([]);
	});
});

describe('Custom Field: Create Many', () => {
	it('creates all of them in one request and returns one item for each', async () => {
		const { items } = await kit.run('customField.createMany', { labels: 'City , Last name,' });
		expect(kit.sent()).toEqual([
			['POST', '/v3/custom_fields', {}, { label: ['City', 'Last name'] }],
		]);
		expect(items.map(({ json, pairedItem }) => [json.label, pairedItem])).toEqual([
			['City', { item: 0 }],
			['Last name', { item: 0 }],
		]);
	});

	it('shows Kit’s message if a label is taken', async () => {
		kit.store.addCustomField('City');
		const { error } = await kit.run('customField.createMany', { labels: 'Age,City' });
		expect(error?.httpCode).toBe('422');
	});

	it('rejects a list without labels before any request', async () => {
		const { error } = await kit.run('customField.createMany', { labels: '={{ " , " }}' });
		expect(error?.message).toBe("The 'Labels' parameter is empty");
		expect(kit.sent()).toEqual([]);
	});
});

describe('Custom Field: Delete', () => {
	it('deletes a custom field and confirms it, as Kit’s response is empty', async () => {
		const { id } = kit.store.addCustomField('City');
		const { items } = await kit.run('customField.delete', { customField: fromList(id) });
		expect(kit.sent()).toEqual([['DELETE', `/v3/custom_fields/${id}`, {}, {}]]);
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(kit.store.customFields.size).toBe(0);
	});

	it('reports that Kit has no such custom field', async () => {
		const { error } = await kit.run('customField.delete', { customField: byId(7) });
		expect(error?.message).toBe('Kit cannot find custom field 7');
	});
});

describe('Custom Field: Get Many', () => {
	it('returns all custom fields with one request', async () => {
		for (let n = 0; n < 60; n++) kit.store.addCustomField(`Field ${n}`);
		const { items } = await kit.run('customField.getAll', { returnAll: true });
		expect(items).toHaveLength(60);
		expect(kit.sent()).toEqual([['GET', '/v3/custom_fields', {}, undefined]]);
	});

	it('shows Kit’s message if Kit rejects', async () => {
		kit.sandbox.faults.add({ kind: 'status', status: 400, body: { error: 'No', message: 'No!' } });
		const { error } = await kit.run('customField.getAll', { returnAll: true });
		expect(error?.message).toBe('No!');
	});
});

describe('Custom Field: Rename', () => {
	it('renames the custom field and confirms it, as Kit’s response is empty', async () => {
		const field = kit.store.addCustomField('City');
		const { items } = await kit.run('customField.update', {
			customField: byId(field.id),
			label: 'Town',
		});
		expect(kit.sent()).toEqual([['PUT', `/v3/custom_fields/${field.id}`, {}, { label: 'Town' }]]);
		expect(items.map(({ json }) => json)).toEqual([{ renamed: true }]);
		expect(field).toMatchObject({ label: 'Town', key: 'city' });
	});

	it('shows Kit’s message if the label is taken', async () => {
		const { id } = kit.store.addCustomField('City');
		kit.store.addCustomField('Town');
		const { error } = await kit.run('customField.update', { customField: byId(id), label: 'Town' });
		expect(error?.httpCode).toBe('422');
	});
});
