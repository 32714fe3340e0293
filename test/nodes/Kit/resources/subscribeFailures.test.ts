import { byId, byName } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const operation = { resource: 'subscriber', operation: 'subscribe', email: 'ana@example.com' };

type Locator = ReturnType<typeof byId>;
const forms = (...locators: Locator[]) => ({ form: locators.map((form) => ({ form })) });
const tags = (...locators: Locator[]) => ({ tag: locators.map((tag) => ({ tag })) });
const sequences = (...locators: Locator[]) => ({
	sequence: locators.map((sequence) => ({ sequence })),
});

describe('Subscribe, when something goes wrong', () => {
	it('shows Kit’s message if Kit rejects the subscriber, and adds nobody to anything', async () => {
		const { error } = await kit.n8n.run({
			...operation,
			email: 'ana@localhost',
			tags: tags(byName('VIP')),
		});

		expect(error?.message).toBe('Email address is invalid');
		expect(error?.description).toContain("Check 'Email");
		expect(kit.sandbox.requests).toHaveLength(1);
		expect(kit.sandbox.store.tags.size).toBe(0);
	});

	it('reports what was done and what was not if a part fails', async () => {
		const form = kit.sandbox.store.addForm({ name: 'Newsletter' });
		const sequence = kit.sandbox.store.addSequence({ name: 'Welcome' });
		kit.sandbox.faults.add({
			kind: 'status',
			method: 'POST',
			path: /tags$/,
			status: 422,
			body: { errors: ['Name is too long'] },
		});

		const { items, error } = await kit.n8n.run({
			...operation,
			forms: forms(byId(form.id)),
			tags: tags(byName('VIP')),
			sequences: sequences(byId(sequence.id)),
		});

		expect(items).toEqual([]);
		const ana = kit.sandbox.store.findByEmail('ana@example.com');
		expect(error?.message).toBe('Name is too long');
		expect(error?.description).toContain(
			`ana@example.com was created with ID ${ana?.id} and added to form ${form.id}, but not to tag “VIP” and sequence ${sequence.id}.`,
		);
		expect(error?.description).toContain('Running the item again is safe');
		expect(kit.sandbox.store.sequenceSubscribers.size(sequence.id)).toBe(0);
	});

	it('names a form that Kit cannot find', async () => {
		const ana = kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });

		const { error } = await kit.n8n.run({ ...operation, forms: forms(byId(999)) });

		expect(error?.message).toContain('form 999');
		expect(error?.httpCode).toBe('404');
		expect(error?.description).toContain(
			`ana@example.com was updated with ID ${ana.id}, but not added to form 999.`,
		);
	});

	it('fails each item that needs the same tag with its own error', async () => {
		kit.sandbox.faults.add({
			kind: 'status',
			method: 'POST',
			path: /tags$/,
			status: 422,
			body: { errors: ['Name is too long'] },
			times: Infinity,
		});

		const { items, errorItems, error } = await kit.n8n.run(
			{ ...operation, email: '={{ $json.email }}', tags: tags(byName('VIP')) },
			{
				items: [
					{ row: 1, email: 'ana@example.com' },
					{ row: 2, email: 'ben@example.com' },
				],
				onError: 'continueErrorOutput',
			},
		);

		expect(error).toBeUndefined();
		expect(items).toEqual([]);
		expect(errorItems.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				row: 1,
				email: 'ana@example.com',
				error: expect.stringMatching(/^Name is too long\. ana@example\.com was created/),
			}),
			expect.objectContaining({
				row: 2,
				error: expect.stringMatching(/^Name is too long\. ben@example\.com was created/),
			}),
		]);
	});

	it('sends the failed item to the error output with its fields, and continues with the others', async () => {
		const form = kit.sandbox.store.addForm({ name: 'Newsletter' });

		const { items, errorItems } = await kit.n8n.run(
			{ ...operation, email: '={{ $json.email }}', forms: forms(byId('={{ $json.form }}')) },
			{
				items: [
					{ row: 1, email: 'ana@example.com', form: 999 },
					{ row: 2, email: 'ben@example.com', form: form.id },
				],
				onError: 'continueErrorOutput',
			},
		);

		expect(items).toEqual([
			{
				json: expect.objectContaining({ email_address: 'ben@example.com' }),
				pairedItem: { item: 1 },
			},
		]);
		expect(errorItems.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				row: 1,
				email: 'ana@example.com',
				error: expect.stringContaining('form 999'),
			}),
		]);
	});

	it.each([
		['email', { email: 'ana' }, "'Email' parameter is not an email address: “ana”"],
		[
			'form',
			{ forms: forms(byId('={{ "Newsletter" }}')) },
			"'Form' parameter must be an ID, which is a number, but is “Newsletter”",
		],
		['tag by ID', { tags: tags(byId('={{ "" }}')) }, "'Tag' parameter is empty"],
		['tag by name', { tags: tags(byName('={{ " " }}')) }, "'Tag' parameter is empty"],
		[
			'sequence',
			{ sequences: sequences(byId('={{ "Welcome" }}')) },
			"'Sequence' parameter must be an ID, which is a number, but is “Welcome”",
		],
	])('sends nothing at all if the %s is wrong', async (_, wrong, complaint) => {
		kit.sandbox.store.addCustomField('City');

		const { error } = await kit.n8n.run({
			...operation,
			// These would be looked up, which takes a request too.
			customFields: { mappingMode: 'defineBelow', value: { city: 'Oslo' } },
			...wrong,
		});

		expect(error?.message).toBe(`The ${complaint}`);
		expect(error?.description).toBeTruthy();
		expect(kit.sandbox.requests).toEqual([]);
	});
});
