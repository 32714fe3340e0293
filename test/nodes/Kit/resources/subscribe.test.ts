import { byId, byName, fromList } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const operation = { resource: 'subscriber', operation: 'subscribe', email: 'ana@example.com' };

type Locator = ReturnType<typeof byId>;
const forms = (...locators: Locator[]) => ({ form: locators.map((form) => ({ form })) });
const tags = (...locators: Locator[]) => ({ tag: locators.map((tag) => ({ tag })) });
const sequences = (...locators: Locator[]) => ({
	sequence: locators.map((sequence) => ({ sequence })),
});

const sent = () => kit.sandbox.requests.map(({ method, path, body }) => [method, path, body]);

describe('Subscribe', () => {
	it('prefers the first name in its own field to that of an older workflow', async () => {
		await kit.n8n.run({ ...operation, firstName: 'Ben', additionalFields: { firstName: 'Ana' } });
		expect(kit.sandbox.store.findByEmail('ana@example.com')?.firstName).toBe('Ben');
	});

	it('reads the first name from where an older workflow has it', async () => {
		await kit.n8n.run({ ...operation, additionalFields: { firstName: 'Ana' } });
		expect(kit.sandbox.store.findByEmail('ana@example.com')?.firstName).toBe('Ana');
	});

	it.each([
		{ firstName: '', kept: 'Ana' },
		{ firstName: '={{ $json.missing }}', kept: '' },
	])('clears the first name only for a blank expression: $firstName', async (given) => {
		kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com', firstName: 'Ana' });
		const additionalFields = { blankValues: 'clear' };
		await kit.n8n.run({ ...operation, firstName: given.firstName, additionalFields });
		expect(kit.sandbox.store.findByEmail('ana@example.com')?.firstName).toBe(given.kept);
	});

	it('saves a new subscriber and adds them to everything, with the fewest requests', async () => {
		const { store } = kit.sandbox;
		const form = store.addForm({ name: 'Newsletter' });
		const tag = store.addTag('Customer');
		const sequence = store.addSequence({ name: 'Welcome' });
		store.addCustomField('Last name');

		const { items, error } = await kit.n8n.run({
			...operation,
			email: ' ana@example.com ',
			additionalFields: {
				firstName: 'Ana',
				referrer: 'https://example.com/?utm_source=friend',
				state: 'inactive',
			},
			customFields: { mappingMode: 'defineBelow', value: { last_name: 'Lee' } },
			forms: forms(fromList(form.id)),
			tags: tags(byId(tag.id), byName('VIP')),
			sequences: sequences(fromList(sequence.id)),
		});

		expect(error).toBeUndefined();
		const ana = store.findByEmail('ana@example.com');
		const vip = store.findTag('VIP');
		expect(sent()).toEqual([
			['GET', '/v4/custom_fields', undefined],
			['GET', '/v4/tags', undefined],
			[
				'POST',
				'/v4/subscribers',
				{
					email_address: 'ana@example.com',
					first_name: 'Ana',
					state: 'inactive',
					fields: { last_name: 'Lee' },
				},
			],
			[
				'POST',
				`/v4/forms/${form.id}/subscribers/${ana?.id}`,
				{ referrer: 'https://example.com/?utm_source=friend' },
			],
			['POST', `/v4/tags/${tag.id}/subscribers/${ana?.id}`, undefined],
			['POST', '/v4/tags', { name: 'VIP' }],
			['POST', `/v4/tags/${vip?.id}/subscribers/${ana?.id}`, undefined],
			['POST', `/v4/sequences/${sequence.id}/subscribers/${ana?.id}`, undefined],
		]);
		expect(items).toEqual([
			{
				json: {
					id: ana?.id,
					first_name: 'Ana',
					email_address: 'ana@example.com',
					state: 'inactive',
					created_at: expect.any(String),
					fields: { last_name: 'Lee' },
					result: {
						subscriber: 'created',
						forms: [{ id: form.id, result: 'added' }],
						tags: [
							{ id: tag.id, name: 'Customer', result: 'added' },
							{ id: vip?.id, name: 'VIP', result: 'added' },
						],
						sequences: [{ id: sequence.id, result: 'added' }],
					},
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('adds to every tag, form and sequence if a row has lists of them', async () => {
		const { store } = kit.sandbox;
		const first = store.addForm({ name: 'Newsletter' });
		const second = store.addForm({ name: 'Offer' });
		const sequence = store.addSequence({ name: 'Welcome' });
		const customer = store.addTag('Customer');
		const names = { __rl: true, mode: 'name', value: '={{ $json.tags }}' };
		const ids = { __rl: true, mode: 'id', value: '={{ $json.ids }}' };

		const { items, error } = await kit.n8n.run(
			{
				...operation,
				forms: { form: [{ form: { ...ids, value: '={{ $json.forms }}' } }] },
				tags: { tag: [{ tag: names }, { tag: ids }] },
				sequences: { sequence: [{ sequence: { ...ids, value: '={{ $json.sequences }}' } }] },
			},
			{
				items: [
					{
						tags: ['VIP', 'Fan', 'vip', ' '],
						ids: [customer.id, 'A, B'],
						forms: [first.id, String(second.id)],
						sequences: [sequence.id],
					},
				],
			},
		);

		expect(error).toBeUndefined();
		const made = kit.sandbox.requests.filter(
			({ method, path }) => method === 'POST' && path === '/v4/tags',
		);
		expect(made.map(({ body }) => body)).toEqual([
			{ name: 'VIP' },
			{ name: 'Fan' },
			{ name: 'A, B' },
		]);
		expect(items[0]?.json.result).toMatchObject({
			forms: [{ id: first.id }, { id: second.id }],
			tags: [
				{ name: 'VIP' },
				{ name: 'Fan' },
				{ id: customer.id, name: 'Customer' },
				{ name: 'A, B' },
			],
			sequences: [{ id: sequence.id }],
		});
	});

	it('takes one request if there is only an email address', async () => {
		const { items, error } = await kit.n8n.run(operation);

		expect(error).toBeUndefined();
		expect(sent()).toEqual([['POST', '/v4/subscribers', { email_address: 'ana@example.com' }]]);
		expect(items[0]?.json.result).toEqual({
			subscriber: 'created',
			forms: [],
			tags: [],
			sequences: [],
		});
	});

	it('reports who and what already existed', async () => {
		const { store } = kit.sandbox;
		const ana = store.addSubscriber({ emailAddress: 'ana@example.com', state: 'cancelled' });
		const [old, fresh] = [store.addForm({ name: 'Old' }), store.addForm({ name: 'New' })];
		const tag = store.addTag('VIP');
		const sequence = store.addSequence({ name: 'Welcome' });
		store.addToForm(ana.id, old.id);
		store.tag(ana.id, tag.id);
		store.addToSequence(ana.id, sequence.id);

		const { items } = await kit.n8n.run({
			...operation,
			additionalFields: { state: 'active' },
			forms: forms(byId(old.id), byId(fresh.id)),
			tags: tags(byName('vip')),
			sequences: sequences(byId(sequence.id)),
		});

		expect(items[0]?.json).toMatchObject({
			id: ana.id,
			state: 'cancelled',
			result: {
				subscriber: 'updated',
				forms: [
					{ id: old.id, result: 'already there' },
					{ id: fresh.id, result: 'added' },
				],
				tags: [{ id: tag.id, name: 'vip', result: 'already there' }],
				sequences: [{ id: sequence.id, result: 'already there' }],
			},
		});
	});

	it('creates a new tag once for all items', async () => {
		const emails = ['ana@example.com', 'ben@example.com', 'cem@example.com'];

		const { items, error } = await kit.n8n.run(
			{ ...operation, email: '={{ $json.email }}', tags: tags(byName('={{ $json.tag }}')) },
			{ items: emails.map((email, i) => ({ email, tag: i === 1 ? 'vip' : 'VIP' })) },
		);

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.email_address)).toEqual(emails);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		const count = (pattern: RegExp) =>
			kit.sandbox.requests.filter(({ path }) => pattern.test(path)).length;
		expect(count(/^\/v4\/subscribers$/)).toBe(3);
		expect(count(/^\/v4\/tags$/)).toBe(1);
		expect(count(/^\/v4\/tags\/\d+\/subscribers\/\d+$/)).toBe(3);
		expect(kit.sandbox.requests).toHaveLength(7);
	});

	it('adds to the same target once if it is entered twice', async () => {
		const form = kit.sandbox.store.addForm({ name: 'Newsletter' });

		const { items } = await kit.n8n.run({
			...operation,
			forms: forms(byId(form.id), fromList(form.id)),
			tags: tags(byName('VIP'), byName(' vip ')),
		});

		expect(items[0]?.json.result).toMatchObject({
			forms: [{ id: form.id, result: 'added' }],
			tags: [{ name: 'VIP', result: 'added' }],
		});
		expect(kit.sandbox.requests).toHaveLength(4);
	});

	it('looks up the names of tags once for all items', async () => {
		const tag = kit.sandbox.store.addTag('Customer');

		const { items } = await kit.n8n.run(
			{ ...operation, email: '={{ $json.email }}', tags: tags(fromList(tag.id)) },
			{ items: [{ email: 'ana@example.com' }, { email: 'ben@example.com' }] },
		);

		const named = { id: tag.id, name: 'Customer', result: 'added' };
		expect(items.map(({ json }) => json.result)).toEqual([
			expect.objectContaining({ tags: [named] }),
			expect.objectContaining({ tags: [named] }),
		]);
		expect(kit.sandbox.requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
	});

	it('does not confuse a tag whose name is a number with the tag of that ID', async () => {
		const tag = kit.sandbox.store.addTag('Customer');

		const { items } = await kit.n8n.run({
			...operation,
			tags: tags(byId(tag.id), byName(String(tag.id))),
		});

		const named = kit.sandbox.store.findTag(String(tag.id));
		expect(items[0]?.json.result).toMatchObject({ tags: [{ id: tag.id }, { id: named?.id }] });
	});

	it('makes a form with double opt-in send the confirmation email', async () => {
		const form = kit.sandbox.store.addForm({ name: 'Newsletter', doubleOptIn: true });

		const { items } = await kit.n8n.run({
			...operation,
			additionalFields: { state: 'inactive' },
			forms: forms(byId(form.id)),
		});

		expect(items[0]?.json.state).toBe('inactive');
		expect(kit.sandbox.store.confirmationMails).toEqual([
			{ subscriberId: items[0]?.json.id, formId: form.id },
		]);
	});

	it('does not claim that a subscriber is new or not if Kit does not say', async () => {
		const labels = Array.from({ length: 11 }, (_, i) => `Field ${i}`);
		for (const label of labels) kit.sandbox.store.addCustomField(label);

		const { items, error } = await kit.n8n.run({
			...operation,
			customFields: {
				mappingMode: 'defineBelow',
				value: Object.fromEntries(labels.map((label) => [label, 'x'])),
			},
		});

		expect(error).toBeUndefined();
		expect(items[0]?.json.result).toMatchObject({ subscriber: 'created or updated' });
	});

	it('retries idempotent requests if Kit fails temporarily', async () => {
		const form = kit.sandbox.store.addForm({ name: 'Newsletter' });
		kit.sandbox.faults.add({ kind: 'reset', method: 'POST', path: /forms/ });

		const { items, error } = await kit.n8n.run({ ...operation, forms: forms(byId(form.id)) });

		expect(error).toBeUndefined();
		expect(items[0]?.json.result).toMatchObject({ forms: [{ id: form.id, result: 'added' }] });
	});

	it('works with an OAuth2 credential whose token has expired', async () => {
		const form = kit.sandbox.store.addForm({ name: 'Newsletter' });
		kit.sandbox.faults.add({ kind: 'expireToken', path: /forms/ });

		const { items, error } = await kit.n8n.run(
			{ ...operation, forms: forms(byId(form.id)) },
			{ authentication: 'oAuth2' },
		);

		expect(error).toBeUndefined();
		expect(items[0]?.json.result).toMatchObject({ forms: [{ id: form.id, result: 'added' }] });
		expect(kit.n8n.credentials.refreshes).toBe(1);
	});
});
