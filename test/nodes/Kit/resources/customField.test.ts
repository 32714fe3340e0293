import { byId, fromList } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const run = async (operation: string, parameters = {}) =>
	await kit.n8n.run({ resource: 'customField', operation, ...parameters });

const sent = () =>
	kit.sandbox.requests.map(({ method, path, query, body }) => ({ method, path, query, body }));

describe('Custom Field: Create', () => {
	it('creates a custom field', async () => {
		const { items, error } = await run('create', { label: ' Last name ' });

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([
			{ id: 301, name: 'ck_field_301_last_name', key: 'last_name', label: 'Last name' },
		]);
		expect(sent()).toEqual([
			{ method: 'POST', path: '/v4/custom_fields', query: {}, body: { label: 'Last name' } },
		]);
	});

	it('returns the existing custom field', async () => {
		const { id } = kit.sandbox.store.addCustomField('Last name');

		const { items } = await run('create', { label: 'last name' });

		expect(items[0]?.json).toMatchObject({ id, label: 'Last name' });
		expect(kit.sandbox.store.customFields.size).toBe(1);
	});

	it('shows Kit’s message if Kit rejects the label', async () => {
		kit.sandbox.faults.add({
			kind: 'status',
			status: 422,
			body: { errors: ['Label is too long'] },
		});

		const { error } = await run('create', { label: 'x' });

		expect(error?.message).toBe('Label is too long');
		expect(error?.description).toContain("Check 'Label'");
	});

	it('sends nothing without a label', async () => {
		const { error } = await run('create', { label: '  ' });

		expect(error?.message).toBe("The 'Label' parameter is empty");
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('Custom Field: Delete', () => {
	it('deletes a custom field and its values', async () => {
		const { id } = kit.sandbox.store.addCustomField('Last name');
		const ana = kit.sandbox.store.addSubscriber({
			emailAddress: 'ana@example.com',
			fields: { last_name: 'Lee' },
		});

		const { items, error } = await run('delete', { customField: fromList(id) });

		expect(error).toBeUndefined();
		expect(items).toEqual([{ json: { deleted: true }, pairedItem: { item: 0 } }]);
		expect(sent()).toEqual([
			{ method: 'DELETE', path: `/v4/custom_fields/${id}`, query: {}, body: undefined },
		]);
		expect(kit.sandbox.store.customFields.size).toBe(0);
		expect(ana.fields.size).toBe(0);
	});

	it('shows Kit’s message if Kit does not delete it', async () => {
		const { id } = kit.sandbox.store.addCustomField('Last name');
		kit.sandbox.store.customFields.undeletable.add(id);

		const { error } = await run('delete', { customField: byId(id) });

		expect(error?.message).toBe('Unable to destroy the custom field.');
	});

	it('names the custom field that Kit cannot find', async () => {
		const { error } = await run('delete', { customField: byId(999) });

		expect(error?.message).toContain('custom field 999');
	});

	it.each([
		['', 'is empty'],
		['last_name', 'must be an ID, which is a number, but is “last_name”'],
	])('sends nothing for the ID “%s”', async (value, complaint) => {
		// An expression, because n8n itself rejects a fixed value of this kind.
		const { error } = await run('delete', {
			customField: byId(`={{ "${value}" }}`),
		});

		expect(error?.message).toBe(`The 'Custom Field' parameter ${complaint}`);
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('Custom Field: Get Many', () => {
	it('stops at the limit', async () => {
		for (const label of ['One', 'Two', 'Three']) kit.sandbox.store.addCustomField(label);

		const { items, error } = await run('getAll', { limit: 2 });

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.label)).toEqual(['Three', 'Two']);
		expect(sent()).toEqual([
			{ method: 'GET', path: '/v4/custom_fields', query: { per_page: '2' }, body: undefined },
		]);
	});

	it('returns all records of every page', async () => {
		for (let n = 0; n < 1_200; n++) kit.sandbox.store.addCustomField(`Field ${n}`);

		const { items } = await run('getAll', { returnAll: true });

		expect(new Set(items.map(({ json }) => json.id)).size).toBe(1_200);
		expect(kit.sandbox.requests).toHaveLength(2);
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.sandbox.store.account.apiAccess = false;

		expect((await run('getAll')).error?.message).toBe('The access token is invalid');
	});
});

describe('Custom Field: Rename', () => {
	it('returns the custom field its new label and key', async () => {
		const { id } = kit.sandbox.store.addCustomField('Last name');

		const { items, error } = await run('update', { customField: byId(id), label: 'Family name' });

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([
			{ id, name: `ck_field_${id}_last_name`, key: 'family_name', label: 'Family name' },
		]);
		expect(sent()).toEqual([
			{
				method: 'PUT',
				path: `/v4/custom_fields/${id}`,
				query: {},
				body: { label: 'Family name' },
			},
		]);
	});

	it('shows Kit’s message if another custom field has the label', async () => {
		const { id } = kit.sandbox.store.addCustomField('Last name');
		kit.sandbox.store.addCustomField('City');

		const { error } = await run('update', { customField: byId(id), label: 'City' });

		expect(error?.message).toBe('Label has already been taken');
		expect(error?.description).toContain("Check 'Label'");
	});

	it('sends nothing without a label', async () => {
		const { error } = await run('update', { customField: byId(301), label: ' ' });

		expect(error?.message).toBe("The 'Label' parameter is empty");
		expect(kit.sandbox.requests).toEqual([]);
	});
});
