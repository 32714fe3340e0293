import { byEmail, byId } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

describe('Subscriber', () => {
	const kit = useKit();

	const sent = () =>
		kit.sandbox.requests.map(({ method, path, query, body }) => [method, path, query, body]);

	const addAna = () =>
		kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com', firstName: 'Ana' });

	describe('Create or Update', () => {
		const operation = { resource: 'subscriber', operation: 'upsert' };

		it('creates a subscriber with every field', async () => {
			kit.sandbox.store.addCustomField('Company');
			const { items } = await kit.n8n.run({
				...operation,
				email: ' ana@example.com ',
				additionalFields: { firstName: 'Ana', state: 'inactive' },
				customFields: { mappingMode: 'defineBelow', value: { company: 'Acme' } },
			});
			expect(sent()).toEqual([
				['GET', '/v4/custom_fields', { per_page: '1000' }, undefined],
				[
					'POST',
					'/v4/subscribers',
					{},
					{
						email_address: 'ana@example.com',
						first_name: 'Ana',
						state: 'inactive',
						fields: { company: 'Acme' },
					},
				],
			]);
			expect(items.map(({ json }) => json)).toEqual([
				{
					id: expect.any(Number),
					first_name: 'Ana',
					email_address: 'ana@example.com',
					state: 'inactive',
					created_at: expect.any(String),
					fields: { company: 'Acme' },
				},
			]);
		});

		it('creates a subscriber from an email address alone with one request', async () => {
			const { items } = await kit.n8n.run({ ...operation, email: 'ana@example.com' });
			expect(sent()).toEqual([
				['POST', '/v4/subscribers', {}, { email_address: 'ana@example.com' }],
			]);
			expect(items[0]?.json).toMatchObject({ email_address: 'ana@example.com', state: 'active' });
		});

		it('updates an existing subscriber and shows that their state stays', async () => {
			kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com', state: 'cancelled' });
			const { items } = await kit.n8n.run({
				...operation,
				email: 'ANA@example.com',
				additionalFields: { firstName: 'Ana', state: 'active' },
			});
			expect(items[0]?.json).toMatchObject({ first_name: 'Ana', state: 'cancelled' });
			expect(kit.sandbox.store.subscribers.size).toBe(1);
		});

		it('does not change the first name if the item has none', async () => {
			addAna();
			const { items } = await kit.n8n.run(
				{
					...operation,
					email: 'ana@example.com',
					additionalFields: { firstName: '={{ $json.name }}' },
				},
				{ items: [{ name: null }, {}] },
			);
			expect(kit.sandbox.requests.map(({ body }) => body)).toEqual([
				{ email_address: 'ana@example.com' },
				{ email_address: 'ana@example.com' },
			]);
			expect(items.map(({ json }) => json.first_name)).toEqual(['Ana', 'Ana']);
		});

		it('shows Kit’s message if Kit rejects the email address', async () => {
			const { error } = await kit.n8n.run({ ...operation, email: 'ana@localhost' });
			expect(error?.message).toBe('Email address is invalid');
			expect(error?.description).toContain("'Email'");
			expect(error?.httpCode).toBe('422');
		});

		it.each([
			{ email: '={{ "  " }}', says: 'is empty' },
			{ email: '={{ $json.nothing }}', says: 'is empty' },
			{ email: '={{ "ana" }}', says: 'is not an email address: “ana”' },
			{
				email: '={{ "ana@example.com, ben@example.com" }}',
				says: 'is not an email address: “ana@example.com, ben@example.com”',
			},
		])('rejects the address $email before any request', async ({ email, says }) => {
			const { error } = await kit.n8n.run({ ...operation, email });
			expect(error?.message).toBe(`The 'Email' parameter ${says}`);
			expect(error?.description).toContain('Check the column');
			expect(sent()).toEqual([]);
		});

		it('sends the valid items if one is invalid and the node continues', async () => {
			const { items, errorItems } = await kit.n8n.run(
				{ ...operation, email: '={{ $json.email }}' },
				{
					items: [{ email: 'ana@example.com' }, { email: '' }, { email: 'cem@example.com' }],
					onError: 'continueErrorOutput',
				},
			);
			expect(items.map(({ json, pairedItem }) => [json.email_address, pairedItem])).toEqual([
				['ana@example.com', { item: 0 }],
				['cem@example.com', { item: 2 }],
			]);
			expect(errorItems.map(({ json }) => json.error)).toEqual([
				expect.stringContaining("The 'Email' parameter is empty [item 1]"),
			]);
		});
	});

	describe('Get', () => {
		const operation = { resource: 'subscriber', operation: 'get' };

		it('returns a subscriber by ID with one request', async () => {
			const ana = addAna();
			const { items } = await kit.n8n.run({ ...operation, subscriber: byId(ana.id) });
			expect(sent()).toEqual([['GET', `/v4/subscribers/${ana.id}`, {}, undefined]]);
			expect(items.map(({ json }) => json)).toEqual([
				{
					id: ana.id,
					first_name: 'Ana',
					email_address: 'ana@example.com',
					state: 'active',
					created_at: expect.any(String),
					fields: {},
					canceled_at: null,
					location: null,
				},
			]);
		});

		it('finds an unsubscribed subscriber by email address', async () => {
			const ana = kit.sandbox.store.addSubscriber({
				emailAddress: 'ana+news@example.com',
				state: 'cancelled',
			});
			const { items } = await kit.n8n.run({
				...operation,
				subscriber: byEmail('ana+news@example.com'),
			});
			const lookup = {
				email_address: 'ana+news@example.com',
				status: 'all',
				slim: 'true',
				per_page: '1',
			};
			expect(sent()).toEqual([
				['GET', '/v4/subscribers', lookup, undefined],
				['GET', `/v4/subscribers/${ana.id}`, {}, undefined],
			]);
			expect(items[0]?.json).toMatchObject({ id: ana.id, state: 'cancelled' });
		});

		it('ignores a subscriber with another email address in the list', async () => {
			const { id } = addAna();
			const somebodyElse = { id, email_address: 'ana@example.com', state: 'active' };
			const pagination = { has_next_page: false, end_cursor: null };
			kit.sandbox.faults.add({
				kind: 'status',
				status: 200,
				body: { subscribers: [somebodyElse], pagination },
			});
			const { error } = await kit.n8n.run({
				...operation,
				operation: 'unsubscribe',
				subscriber: byEmail('ben@example.com'),
			});
			expect(error?.message).toContain('does not match a subscriber in this account');
			expect(sent().map(([method]) => method)).toEqual(['GET']);
		});

		it('reports that no subscriber has the email address', async () => {
			const { error } = await kit.n8n.run({ ...operation, subscriber: byEmail('ben@example.com') });
			expect(error?.message).toBe(
				"The 'Subscriber' parameter does not match a subscriber in this account: “ben@example.com”",
			);
		});

		it('names the subscriber that Kit cannot find', async () => {
			const { error } = await kit.n8n.run({ ...operation, subscriber: byId(7) });
			expect(error?.message).toBe('Kit cannot find subscriber 7');
			expect(error?.httpCode).toBe('404');
		});

		it('rejects text in place of an ID before any request', async () => {
			const { error } = await kit.n8n.run({ ...operation, subscriber: byId('={{ "ana" }}') });
			expect(error?.message).toBe(
				"The 'Subscriber' parameter is neither an email address nor an ID: “ana”",
			);
			expect(sent()).toEqual([]);
		});
	});

	describe('Get Stats', () => {
		const operation = { resource: 'subscriber', operation: 'getStats' };

		it('sends both days and returns the stats', async () => {
			const ana = addAna();
			const { items } = await kit.n8n.run({
				...operation,
				subscriber: byId(ana.id),
				filters: { emailSentAfter: '2026-01-01T00:00:00', emailSentBefore: '2026-02-01' },
			});
			const query = { email_sent_after: '2026-01-01', email_sent_before: '2026-02-01' };
			expect(sent()).toEqual([['GET', `/v4/subscribers/${ana.id}/stats`, query, undefined]]);
			expect(items.map(({ json }) => json)).toEqual([
				{ id: ana.id, stats: expect.objectContaining({ sent: 0, open_rate: 0 }) },
			]);
		});

		it('returns the stats of a subscriber by email address without any filter', async () => {
			const ana = addAna();
			const { items } = await kit.n8n.run({ ...operation, subscriber: byEmail('ana@example.com') });
			expect(sent()[1]).toEqual(['GET', `/v4/subscribers/${ana.id}/stats`, {}, undefined]);
			expect(items[0]?.json.id).toBe(ana.id);
		});

		it('shows Kit’s message for a day before Kit’s statistics begin', async () => {
			const ana = addAna();
			const { error } = await kit.n8n.run({
				...operation,
				subscriber: byId(ana.id),
				filters: { emailSentAfter: '2010-01-01' },
			});
			expect(error?.httpCode).toBe('400');
			expect(error?.message).toMatch(/^Sandbox: email stats are only available since/);
		});

		it('rejects an invalid date and names the filter', async () => {
			const { error } = await kit.n8n.run({
				...operation,
				subscriber: byId(1),
				filters: { emailSentBefore: '={{ "yesterday" }}' },
			});
			expect(error?.message).toBe("The 'Email Sent Before' parameter is not a date: “yesterday”");
			expect(sent()).toEqual([]);
		});
	});

	describe('Get Tags', () => {
		const operation = { resource: 'subscriber', operation: 'getTags' };

		it('returns the tags of someone up to the limit', async () => {
			const ana = addAna();
			for (const name of ['A', 'B', 'C']) {
				kit.sandbox.store.tag(ana.id, kit.sandbox.store.addTag(name).id);
			}
			const { items } = await kit.n8n.run({
				...operation,
				subscriber: byId(ana.id),
				returnAll: false,
				limit: 2,
			});
			expect(sent()).toEqual([
				['GET', `/v4/subscribers/${ana.id}/tags`, { per_page: '2' }, undefined],
			]);
			expect(items.map(({ json }) => Object.keys(json))).toEqual([
				['id', 'name', 'tagged_at'],
				['id', 'name', 'tagged_at'],
			]);
		});

		it('returns no items for a subscriber without tags', async () => {
			addAna();
			const { items, error } = await kit.n8n.run({
				...operation,
				subscriber: byEmail('ana@example.com'),
				returnAll: true,
			});
			expect(items).toEqual([]);
			expect(error).toBeUndefined();
		});

		it('names the subscriber that Kit cannot find', async () => {
			const { error } = await kit.n8n.run({ ...operation, subscriber: byId(7), returnAll: true });
			expect(error?.message).toBe('Kit cannot find subscriber 7');
		});
	});

	describe('Unsubscribe', () => {
		const operation = { resource: 'subscriber', operation: 'unsubscribe' };

		it.each(['ID', 'email address'])('unsubscribes a subscriber by %s', async (kind) => {
			const ana = addAna();
			const { items } = await kit.n8n.run({
				...operation,
				subscriber: kind === 'ID' ? byId(ana.id) : byEmail('ana@example.com'),
			});
			expect(sent().at(-1)).toEqual([
				'POST',
				`/v4/subscribers/${ana.id}/unsubscribe`,
				{},
				undefined,
			]);
			expect(items.map(({ json }) => json)).toEqual([{ unsubscribed: true }]);
			expect(ana.state).toBe('cancelled');
		});

		it('names the subscriber that Kit cannot find', async () => {
			const { error } = await kit.n8n.run({ ...operation, subscriber: byId(7) });
			expect(error?.message).toBe('Kit cannot find subscriber 7');
		});
	});
});
