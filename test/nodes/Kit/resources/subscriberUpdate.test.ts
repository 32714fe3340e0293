import { byEmail, byId } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

describe('Subscriber: Update', () => {
	const kit = useKit();

	const sent = () =>
		kit.sandbox.requests.map(({ method, path, query, body }) => [method, path, query, body]);

	const operation = { resource: 'subscriber', operation: 'update' };

	const addAna = () =>
		kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com', firstName: 'Ana' });

	it('updates every field', async () => {
		const ana = addAna();
		kit.sandbox.store.addCustomField('Company');
		const { items } = await kit.n8n.run({
			...operation,
			subscriber: byId(ana.id),
			updateFields: { email: ' anna@example.com ', firstName: ' Anna ' },
			customFields: { mappingMode: 'defineBelow', value: { company: 'Acme' } },
		});
		const body = {
			email_address: 'anna@example.com',
			first_name: 'Anna',
			fields: { company: 'Acme' },
		};
		expect(sent()).toEqual([
			['GET', '/v4/custom_fields', { per_page: '1000' }, undefined],
			['PUT', `/v4/subscribers/${ana.id}`, {}, body],
		]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: ana.id,
				first_name: 'Anna',
				email_address: 'anna@example.com',
				state: 'active',
				created_at: expect.any(String),
				fields: { company: 'Acme' },
			},
		]);
	});

	it('takes one request for a subscriber given by ID, and does not write the email address back', async () => {
		const ana = addAna();
		await kit.n8n.run({
			...operation,
			subscriber: byId(ana.id),
			updateFields: { firstName: 'Anna' },
		});
		expect(sent()).toEqual([['PUT', `/v4/subscribers/${ana.id}`, {}, { first_name: 'Anna' }]]);
	});

	it('keeps the spelling of an email address', async () => {
		const ana = addAna();
		await kit.n8n.run({
			...operation,
			subscriber: byEmail('ANA@example.com'),
			updateFields: { firstName: 'Anna' },
		});
		expect(sent().map(([method, path]) => [method, path])).toEqual([
			['GET', '/v4/subscribers'],
			['PUT', `/v4/subscribers/${ana.id}`],
		]);
		expect(kit.sandbox.requests[1]?.body).toEqual({ first_name: 'Anna' });
		expect(kit.sandbox.store.findByEmail('ana@example.com')?.emailAddress).toBe('ana@example.com');
	});

	it('looks up a subscriber once for all items of a run', async () => {
		const ana = addAna();
		const names = Array.from({ length: 20 }, (_, index) => ({ name: `Ana ${index}` }));
		const { items } = await kit.n8n.run(
			{
				...operation,
				subscriber: byEmail('ana@example.com'),
				updateFields: { firstName: '={{ $json.name }}' },
			},
			{ items: names },
		);
		expect(items).toHaveLength(20);
		const lookUps = kit.sandbox.requests.filter(({ method }) => method === 'GET');
		expect(lookUps).toHaveLength(1);
		expect(kit.sandbox.store.findByEmail(ana.emailAddress)?.firstName).toBe('Ana 19');
	});

	it('fails each item whose email address is unknown, after one lookup', async () => {
		const { errorItems } = await kit.n8n.run(
			{
				...operation,
				subscriber: byEmail('nobody@example.com'),
				updateFields: { firstName: 'Anna' },
			},
			{ items: [{}, {}, {}], onError: 'continueErrorOutput' },
		);
		expect(errorItems.map(({ json }) => json.error)).toEqual(
			[0, 1, 2].map((index) =>
				expect.stringContaining(
					`The 'Subscriber' parameter does not match a subscriber in this account: “nobody@example.com” [item ${index}]`,
				),
			),
		);
		expect(kit.sandbox.requests).toHaveLength(1);
	});

	it('changes the email address of a subscriber given by the old one', async () => {
		const ana = addAna();
		const { items } = await kit.n8n.run({
			...operation,
			subscriber: byEmail('ana@example.com'),
			updateFields: { email: 'anna@example.com' },
		});
		expect(items[0]?.json).toMatchObject({ id: ana.id, email_address: 'anna@example.com' });
	});

	it('keeps the email address if the item has none', async () => {
		const ana = addAna();
		const { items } = await kit.n8n.run({
			...operation,
			subscriber: byId(ana.id),
			updateFields: { email: '={{ $json.email }}', firstName: 'Anna' },
		});
		expect(items[0]?.json).toMatchObject({ first_name: 'Anna', email_address: 'ana@example.com' });
	});

	it('shows Kit’s message if another subscriber has the email address', async () => {
		const ana = addAna();
		kit.sandbox.store.addSubscriber({ emailAddress: 'ben@example.com' });
		const { error } = await kit.n8n.run({
			...operation,
			subscriber: byId(ana.id),
			updateFields: { email: 'ben@example.com' },
		});
		expect(error?.message).toBe('Email address has already been taken');
	});

	it('names the subscriber that Kit cannot find', async () => {
		const { error } = await kit.n8n.run({
			...operation,
			subscriber: byId(7),
			updateFields: { firstName: 'Anna' },
		});
		expect(error?.message).toBe('Kit cannot find subscriber 7');
	});

	it.each([{ email: 'anna', says: 'is not an email address: “anna”' }])(
		'rejects a new address that $says before any request',
		async ({ email, says }) => {
			const { error } = await kit.n8n.run({
				...operation,
				subscriber: byId(1),
				updateFields: { email },
			});
			expect(error?.message).toBe(`The 'Email' parameter ${says}`);
			expect(sent()).toEqual([]);
		},
	);
});
