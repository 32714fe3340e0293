import { newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const invalid = (...errors: string[]) => ({ status: 422, body: { errors } });
const NOT_FOUND = { status: 404, body: { errors: ['Not Found'] } };

test('lists fields newest first', async () => {
	kit.sandbox.store.addCustomField('Last name');
	kit.sandbox.store.addCustomField('Craft');
	const { body } = await kit.send('GET', '/v4/custom_fields');
	expect(body).toMatchObject({
		custom_fields: [
			{ id: 302, name: 'ck_field_302_craft', key: 'craft', label: 'Craft' },
			{ id: 301, name: 'ck_field_301_last_name', key: 'last_name', label: 'Last name' },
		],
	});
});

test('returns 201 for a new field, or 200 if the label exists in different case', async () => {
	const created = await kit.send('POST', '/v4/custom_fields', { label: '  Last name ' });
	expect(created).toMatchObject({
		status: 201,
		body: { custom_field: { id: 301, key: 'last_name', label: 'Last name' } },
	});
	const again = await kit.send('POST', '/v4/custom_fields', { label: 'LAST NAME' });
	expect(again).toMatchObject({
		status: 200,
		body: { custom_field: { id: 301, label: 'Last name' } },
	});
});

test.each([
	['Zip_Code', 'zip_code'],
	['How did you hear about us?', 'how_did_you_hear_about_us'],
	['Größe', 'groe'],
	['Café', 'cafe'],
	['生日', 'field_301'],
])('derives an ASCII key from %s: %s', async (label, key) => {
	const { body } = await kit.send('POST', '/v4/custom_fields', { label });
	expect(body).toMatchObject({ custom_field: { key, name: `ck_field_301_${key}`, label } });
});

test('assigns different keys to labels that reduce to the same key', async () => {
	await kit.send('POST', '/v4/custom_fields', { label: 'Zip code' });
	const { status, body } = await kit.send('POST', '/v4/custom_fields', { label: 'Zip-code' });
	expect(status).toBe(201);
	expect(body).toMatchObject({ custom_field: { key: 'zip_code_302' } });
});

test('changes the key on relabeling, and keeps the name and the values', async () => {
	const { store } = kit.sandbox;
	store.addCustomField('Zip_Code');
	store.addSubscriber({ emailAddress: 'ada@readers.example', fields: { zip_code: '83702' } });
	const answer = await kit.send('PUT', '/v4/custom_fields/301', { label: 'Post_Code' });
	expect(answer).toMatchObject({
		status: 200,
		body: {
			custom_field: { key: 'post_code', name: 'ck_field_301_zip_code', label: 'Post_Code' },
		},
	});
	const { body } = await kit.send('GET', '/v4/subscribers/1001');
	expect((body as { subscriber: { fields: unknown } }).subscriber.fields).toEqual({
		post_code: '83702',
	});
	expect(store.customFields.find('zip_code')).toBeUndefined();
});

test('deletes a field’s values with the field', async () => {
	const { store } = kit.sandbox;
	store.addCustomField('Craft');
	const ada = store.addSubscriber({ emailAddress: 'a@x.example', fields: { craft: 'pottery' } });
	const answer = await kit.send('DELETE', '/v4/custom_fields/301');
	expect(answer).toMatchObject({ status: 204, body: undefined });
	expect(ada.fields.size).toBe(0);
	store.addCustomField('Craft');
	const { body } = await kit.send('GET', '/v4/subscribers/1001');
	expect(body).toMatchObject({ subscriber: { fields: { craft: null } } });
});

test('returns an error for a field that cannot be deleted', async () => {
	const field = kit.sandbox.store.addCustomField('Craft');
	kit.sandbox.store.customFields.undeletable.add(field.id);
	expect(await kit.send('DELETE', '/v4/custom_fields/301')).toMatchObject(
		invalid('Unable to destroy the custom field.'),
	);
});

test('rejects the label of another field', async () => {
	kit.sandbox.store.addCustomField('Craft');
	kit.sandbox.store.addCustomField('Trade');
	expect(await kit.send('PUT', '/v4/custom_fields/302', { label: 'craft' })).toMatchObject(
		invalid('Label has already been taken'),
	);
});

test.each([
	['POST', '/v4/custom_fields', {}],
	['POST', '/v4/custom_fields', { label: '  ' }],
	['PUT', '/v4/custom_fields/301', {}],
])('returns 422 when the label is blank: %s %s %j', async (method, path, body) => {
	kit.sandbox.store.addCustomField('Craft');
	expect(await kit.send(method, path, body)).toMatchObject(invalid("Label can't be blank"));
});

test.each([
	['PUT', { label: 'Craft' }],
	['DELETE', undefined],
])('returns 404 for %s on an unknown field', async (method, body) => {
	expect(await kit.send(method, '/v4/custom_fields/9', body)).toMatchObject(NOT_FOUND);
});
