import type { INodeParameters } from 'n8n-workflow';

import { byId } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit();

beforeEach(() => {
	for (const label of ['City', 'Plan']) kit.sandbox.store.addCustomField(label);
});

const company = { city: '={{ $json.city }}', plan: '={{ $json.plan }}' };
const mapped = (mappingMode: string) => ({
	customFields: { mappingMode, value: company, matchingColumns: [], schema: [] },
});

/** All subscribers in the account, as stored. */
const saved = () =>
	[...kit.sandbox.store.subscribers.values()].map(({ firstName, fields }) => ({
		firstName,
		fields: Object.fromEntries(
			[...fields].map(([id, value]) => [kit.sandbox.store.customFields.get(id)?.key, value]),
		),
	}));

const OPERATIONS: Array<{ operation: string; collection: string; more: INodeParameters }> = [
	{ operation: 'upsert', collection: 'additionalFields', more: {} },
	{ operation: 'subscribe', collection: 'additionalFields', more: {} },
	{ operation: 'bulkCreate', collection: 'additionalFields', more: {} },
	{ operation: 'bulkSubscribe', collection: 'additionalFields', more: {} },
	{ operation: 'update', collection: 'updateFields', more: {} },
];

describe.each(OPERATIONS)('Blank Values: $operation', ({ operation, collection }) => {
	const run = async (item: Record<string, unknown>, options: INodeParameters, mode: string) => {
		const { id } = kit.sandbox.store.addSubscriber({
			emailAddress: 'ana@example.com',
			firstName: 'Ana',
			fields: { city: 'Lisbon', plan: 'Pro' },
		});
		const { error } = await kit.n8n.run(
			{
				resource: 'subscriber',
				operation,
				email: 'ana@example.com',
				subscriber: byId(id),
				[collection]: { firstName: '={{ $json.name }}', ...options },
				...mapped(mode),
			},
			{ items: [item as never], authentication: 'oAuth2' },
		);
		expect(error).toBeUndefined();
	};

	it.each(['defineBelow', 'autoMapInputData'])(
		'leaves the value of a blank cell unchanged (%s)',
		async (mode) => {
			await run({ name: '', city: '  ', plan: null }, {}, mode);
			expect(saved()).toEqual([{ firstName: 'Ana', fields: { city: 'Lisbon', plan: 'Pro' } }]);
		},
	);

	it('clears blank values if Blank Values is set to Clear', async () => {
		await run({ name: '', city: ' ' }, { blankValues: 'clear' }, 'defineBelow');
		const [ana] = saved();
		expect(ana?.firstName).toBe('');
		expect(ana?.fields.city || null).toBeNull();
		expect(ana?.fields.plan || null).toBeNull();
	});

	it('clears only the blank columns of automatic mapping', async () => {
		await run({ name: 'Anna', city: '' }, { blankValues: 'clear' }, 'autoMapInputData');
		const [ana] = saved();
		expect(ana?.firstName).toBe('Anna');
		expect(ana?.fields.city || null).toBeNull();
		expect(ana?.fields.plan).toBe('Pro');
	});
});

describe('Blank Values: bulkSetCustomFields', () => {
	const run = async (options: INodeParameters) => {
		const { id } = kit.sandbox.store.addSubscriber({
			emailAddress: 'ana@example.com',
			fields: { city: 'Lisbon', plan: 'Pro' },
		});
		const { items, error } = await kit.n8n.run(
			{
				resource: 'subscriber',
				operation: 'bulkSetCustomFields',
				subscriber: byId(id),
				options,
				...mapped('defineBelow'),
			},
			{ items: [{ city: '' }], authentication: 'oAuth2' },
		);
		expect(error).toBeUndefined();
		return { id, json: items[0]?.json };
	};

	it('sends nothing for an item of blank cells', async () => {
		const { id, json } = await run({});
		expect(json).toEqual({ id, fields: {} });
		expect(saved()[0]?.fields).toEqual({ city: 'Lisbon', plan: 'Pro' });
	});

	it('clears blank values if Blank Values is set to Clear', async () => {
		await run({ blankValues: 'clear' });
		expect(saved()[0]?.fields.city || null).toBeNull();
	});
});

it('rejects an invalid option of Blank Values', async () => {
	const { error } = await kit.n8n.run({
		resource: 'subscriber',
		operation: 'upsert',
		email: 'ana@example.com',
		additionalFields: { firstName: '', blankValues: '={{ "wipe" }}' },
	});
	expect(error?.message).toBe("The 'Blank Values' parameter is not one of its options: “wipe”");
	expect(kit.sandbox.requests).toEqual([]);
});

describe('Custom fields', () => {
	const upsert = { resource: 'subscriber', operation: 'upsert', email: 'ana@example.com' };
	const fieldsSent = () =>
		kit.sandbox.requests.flatMap(({ method, body }) =>
			method === 'POST' ? [(body as { fields?: unknown }).fields] : [],
		);

	it('match a column despite spaces around its name, and report unmatched ones', async () => {
		const { hints } = await kit.n8n.run(
			{ ...upsert, ...mapped('autoMapInputData') },
			{
				items: [
					{ 'Plan ': 'Pro', ' CITY': 'Lisbon', note: 'x' },
					{ note: 'y', 'Pla n': 'z' },
				],
			},
		);
		expect(fieldsSent()).toEqual([{ plan: 'Pro', city: 'Lisbon' }, undefined]);
		expect(hints).toEqual([
			'No custom field is named “note” and “Pla n”, so automatic mapping did not save these columns.',
		]);
	});

	it.each([
		'Current\u00A0plan',
		'Current\nplan',
		'\uFEFFCurrent plan',
		'Current  plan',
		'Current\u200B plan',
	])('match a column whatever whitespace is in its name: %j', async (column) => {
		kit.sandbox.store.addCustomField('Current plan');
		const { hints } = await kit.n8n.run(
			{ ...upsert, ...mapped('autoMapInputData') },
			{ items: [{ [column]: 'Pro' }] },
		);
		expect(fieldsSent()).toEqual([{ current_plan: 'Pro' }]);
		expect(hints).toEqual([]);
	});

	it('give no hint if all columns match', async () => {
		const { hints } = await kit.n8n.run(
			{ ...upsert, ...mapped('autoMapInputData') },
			{ items: [{ plan: 'Pro' }] },
		);
		expect(hints).toEqual([]);
	});

	it.each([
		['={{ new Date(Date.UTC(2027, 0, 15, 10)) }}', '2027-01-15T10:00:00.000Z'],
		['={{ DateTime.fromISO("2027-01-15T10:00:00Z").toUTC() }}', '2027-01-15T10:00:00.000Z'],
		['={{ 75 }}', '75'],
		['={{ true }}', 'true'],
	])('accept %s', async (plan, text) => {
		await kit.n8n.run({
			...upsert,
			customFields: { mappingMode: 'defineBelow', value: { plan } },
		});
		expect(fieldsSent()).toEqual([{ plan: text }]);
	});

	it.each(['={{ NaN }}', '={{ Infinity }}', '={{ ({ a: 1 }) }}', '={{ ["a"] }}'])(
		'reject %s',
		async (plan) => {
			const { error } = await kit.n8n.run({
				...upsert,
				customFields: { mappingMode: 'defineBelow', value: { plan } },
			});
			expect(error?.message).toBe(
				"The 'Custom Fields' parameter has a value for “plan” that is not text",
			);
			expect(fieldsSent()).toEqual([]);
		},
	);

	it.each(['={{ ({ plan: "Pro" }) }}', '={{ ["Pro"] }}', '={{ "Pro" }}', '={{ 5 }}'])(
		'are rejected if a single expression sets all of them: %s',
		async (whole) => {
			for (const customFields of [whole, { mappingMode: 'defineBelow', value: '={{ ["Pro"] }}' }]) {
				const { error } = await kit.n8n.run({ ...upsert, customFields });
				expect(error?.message).toBe("The 'Custom Fields' parameter does not map values to fields");
			}
			expect(kit.sandbox.requests).toEqual([]);
		},
	);

	it('can be left empty', async () => {
		const customFields = { mappingMode: 'defineBelow', value: null };
		const { error } = await kit.n8n.run({ ...upsert, customFields });
		expect(error).toBeUndefined();
		expect(fieldsSent()).toEqual([undefined]);
	});
});
