import { newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const OCCUPATION = {
	id: 301,
	name: 'ck_field_301_occupation',
	key: 'occupation',
	label: 'Occupation',
};

const create = async (label: unknown) => await kit.sendV3('POST', '/v3/custom_fields', { label });

describe('creating', () => {
	test('returns a single field without an envelope', async () => {
		const answer = await create(' Occupation ');
		expect(answer.status).toBe(201);
		expect(answer.body).toEqual(OCCUPATION);
	});

	test('returns multiple fields as a bare array', async () => {
		const answer = await create(['Occupation', 'Location']);
		expect(answer.status).toBe(201);
		expect(answer.body).toMatchObject([OCCUPATION, { id: 302, key: 'location' }]);
	});

	test('creates fields that V4 lists', async () => {
		await create('Occupation');
		expect((await kit.send('GET', '/v4/custom_fields')).body).toMatchObject({
			custom_fields: [OCCUPATION],
		});
	});

	test('fails as a whole when one label is already taken', async () => {
		kit.sandbox.store.addCustomField('Occupation');
		expect(await create(['Location', 'occupation'])).toMatchObject({
			status: 422,
			body: { message: 'Label has already been taken' },
		});
		expect(kit.sandbox.store.customFields.size).toBe(1);
	});

	test.each([[undefined], [''], [[' ']]])('requires a label, not %j', async (label) => {
		expect(await create(label)).toMatchObject({
			status: 422,
			body: { message: "Label can't be blank" },
		});
	});
});

describe('updating and deleting', () => {
	beforeEach(() => {
		kit.sandbox.store.addCustomField('Occupation');
	});

	const update = async (body: object) => await kit.sendV3('PUT', '/v3/custom_fields/301', body);

	test('changes the label and keeps the key and name', async () => {
		const answer = await update({ label: 'Profession' });
		expect(answer).toMatchObject({ status: 204, body: undefined });
		expect((await kit.send('GET', '/v4/custom_fields')).body).toMatchObject({
			custom_fields: [{ ...OCCUPATION, label: 'Profession' }],
		});
	});

	test('accepts the ID in the body as well', async () => {
		expect((await update({ id: 301, label: 'Profession' })).status).toBe(204);
	});

	test('keeps the values under the old key', async () => {
		const emailAddress = 'ada@readers.example';
		kit.sandbox.store.addSubscriber({ emailAddress, fields: { occupation: 'Potter' } });
		await update({ label: 'Profession' });
		expect((await kit.sendV3('GET', '/v3/subscribers/1001')).body).toMatchObject({
			subscriber: { fields: { occupation: 'Potter' } },
		});
	});

	test('rejects the label of another field', async () => {
		kit.sandbox.store.addCustomField('Location');
		expect((await update({ label: 'Location' })).status).toBe(422);
	});

	test('deletes the field and returns an empty response', async () => {
		const answer = await kit.sendV3('DELETE', '/v3/custom_fields/301', {});
		expect(answer).toMatchObject({ status: 204, body: undefined });
		expect(kit.sandbox.store.customFields.size).toBe(0);
	});
});

test.each(['PUT', 'DELETE'])('returns 404 for %s on an unknown field', async (method) => {
	expect((await kit.sendV3(method, '/v3/custom_fields/9', {})).status).toBe(404);
});
