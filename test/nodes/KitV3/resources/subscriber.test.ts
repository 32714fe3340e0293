import { byEmail, byId } from '../../../engine/locators';
import { useKitV3 } from '../kitV3.fixture';

const kit = useKitV3();

const addAna = (state: 'active' | 'cancelled' = 'active') =>
	kit.store.addSubscriber({ emailAddress: 'ana@example.com', firstName: 'Ana', state });

describe('Subscriber: Get', () => {
	it('returns a subscriber by ID with one request', async () => {
		const { id } = addAna();
		const { items } = await kit.run('subscriber.get', { subscriber: byId(id) });
		expect(kit.sent()).toEqual([['GET', `/v3/subscribers/${id}`, {}, undefined]]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id,
				first_name: 'Ana',
				email_address: 'ana@example.com',
				state: 'active',
				created_at: expect.any(String),
				fields: {},
			},
		]);
	});

	it('looks up a subscriber once for all items of a run', async () => {
		kit.store.addSubscriber({ emailAddress: 'ana@example.com' });
		const subscriber = byEmail('ana@example.com');
		const { items } = await kit.run('subscriber.get', { subscriber }, Array(20).fill({}));
		expect(items).toHaveLength(20);
		expect(kit.sent().filter(([, path]) => path === '/v3/subscribers')).toHaveLength(1);
	});

	it('looks up the ID of an email address', async () => {
		const { id } = addAna();
		const { items } = await kit.run('subscriber.get', { subscriber: byEmail(' ana@example.com ') });
		expect(kit.sent()).toEqual([
			['GET', '/v3/subscribers', { email_address: 'ana@example.com' }, undefined],
			['GET', `/v3/subscribers/${id}`, {}, undefined],
		]);
		expect(items).toHaveLength(1);
	});

	it('finds an unsubscribed subscriber whom Kit’s list leaves out', async () => {
		kit.store.v3.subscriberList = 'active';
		const { id } = addAna('cancelled');
		const { items } = await kit.run('subscriber.get', { subscriber: byEmail('ana@example.com') });
		expect(items[0]?.json).toMatchObject({ id, state: 'cancelled' });
	});

	it('ignores other subscribers that a search for the address returns', async () => {
		const { id } = addAna();
		const others = [{ id: 7, email_address: 'diana@example.com' }];
		const people = [...others, { id, email_address: 'Ana@example.com' }];
		const body = { total_subscribers: 2, page: 1, total_pages: 1, subscribers: people };
		kit.sandbox.faults.add({ path: /subscribers$/, kind: 'status', status: 200, body });
		const { items } = await kit.run('subscriber.get', { subscriber: byEmail('ana@example.com') });
		expect(items[0]?.json).toMatchObject({ id });
	});

	it('reports that no subscriber has the email address', async () => {
		const { error } = await kit.run('subscriber.get', { subscriber: byEmail('ana@example.com') });
		expect(error?.message).toBe(
			"The 'Subscriber' parameter does not match a subscriber in this account: “ana@example.com”",
		);
	});

	it('reports that Kit has no such subscriber', async () => {
		const { error } = await kit.run('subscriber.get', { subscriber: byId(7) });
		expect(error?.message).toBe('Kit cannot find subscriber 7');
	});
});

describe('Subscriber: Get Many', () => {
	it('sends every filter', async () => {
		const { error } = await kit.run('subscriber.getAll', {
			limit: 10,
			filters: {
				email: ' ana@example.com ',
				from: '2026-01-01T00:00:00',
				to: '={{ DateTime.fromISO("2026-02-01") }}',
				updatedFrom: '2026-01-05',
				updatedTo: '2026-01-31T23:59:59Z',
			},
			sort: { sortField: 'cancelled_at', sortOrder: 'desc' },
		});
		expect(error).toBeUndefined();
		const query = {
			email_address: 'ana@example.com',
			from: '2026-01-01',
			to: '2026-02-01',
			updated_from: '2026-01-05',
			updated_to: '2026-01-31',
			sort_field: 'cancelled_at',
			sort_order: 'desc',
		};
		expect(kit.sent()).toEqual([['GET', '/v3/subscribers', query, undefined]]);
	});

	it('follows the pages with as few requests as possible', async () => {
		addAna();
		for (let n = 0; n < 100; n++) kit.store.addSubscriber({ emailAddress: `a${n}@example.com` });
		const { items } = await kit.run('subscriber.getAll', { returnAll: true });
		expect(items).toHaveLength(101);
		expect(kit.sent().map(([, , query]) => query)).toEqual([{}, { page: '2' }, { page: '3' }]);
	});

	it('keeps the filters of items separate', async () => {
		await kit.run(
			'subscriber.getAll',
			{ returnAll: true, filters: { from: '={{ $json.from }}' } },
			[{ from: '2026-01-01' }, {}],
		);
		expect(kit.sent().map(([, , query]) => query)).toEqual([{ from: '2026-01-01' }, {}]);
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.n8n.credentials.replace('kitV3Api', { apiSecret: 'wrong' });
		const { error } = await kit.run('subscriber.getAll');
		expect(error?.message).toBe('API Key not valid');
	});

	it('rejects an invalid date and names the filter', async () => {
		const { error } = await kit.run('subscriber.getAll', { filters: { from: '={{ "May" }}' } });
		expect(error?.message).toBe("The 'From' parameter is not a date: “May”");
		expect(kit.sent()).toEqual([]);
	});

	it('rejects an invalid email address in the filter', async () => {
		const { error } = await kit.run('subscriber.getAll', { filters: { email: 'ana' } });
		expect(error?.message).toBe("The 'Email' parameter is not an email address: “ana”");
		expect(kit.sent()).toEqual([]);
	});
});

describe('Subscriber: Get Tags', () => {
	it('returns the tags of someone', async () => {
		const { id } = addAna();
		const tag = kit.store.addTag('VIP');
		kit.store.tag(id, tag.id);
		const { items } = await kit.run('subscriber.getTags', {
			subscriber: byId(id),
			returnAll: true,
		});
		expect(kit.sent()).toEqual([['GET', `/v3/subscribers/${id}/tags`, {}, undefined]]);
		expect(items.map(({ json }) => json)).toEqual([
			{ id: tag.id, name: 'VIP', created_at: expect.any(String) },
		]);
	});

	it('reports that Kit has no such subscriber', async () => {
		const { error } = await kit.run('subscriber.getTags', { subscriber: byId(7) });
		expect(error?.message).toBe('Kit cannot find subscriber 7');
	});
});

describe('Subscriber: Unsubscribe', () => {
	it('unsubscribes a subscriber by email address with one request', async () => {
		addAna();
		const { items } = await kit.run('subscriber.unsubscribe', {
			subscriber: byEmail(' ana@example.com '),
		});
		expect(kit.sent()).toEqual([['PUT', '/v3/unsubscribe', {}, { email: 'ana@example.com' }]]);
		expect(items[0]?.json).toMatchObject({ email_address: 'ana@example.com', state: 'cancelled' });
	});

	it('looks up the email address of an ID', async () => {
		const { id } = addAna();
		await kit.run('subscriber.unsubscribe', { subscriber: byId(id) });
		expect(kit.sent()).toEqual([
			['GET', `/v3/subscribers/${id}`, {}, undefined],
			['PUT', '/v3/unsubscribe', {}, { email: 'ana@example.com' }],
		]);
	});

	it('reports that no subscriber has the email address', async () => {
		const { error } = await kit.run('subscriber.unsubscribe', {
			subscriber: byEmail('ana@example.com'),
		});
		expect(error?.message).toBe('Kit cannot find a subscriber with this email address');
	});

	it('rejects a value that is neither an address nor an ID before any request', async () => {
		const { error } = await kit.run('subscriber.unsubscribe', { subscriber: byEmail('={{ "" }}') });
		expect(error?.message).toBe("The 'Subscriber' parameter is empty");
		expect(kit.sent()).toEqual([]);
	});
});

describe('Subscriber: Update', () => {
	const fields = (count: number) => {
		const labels = Array.from({ length: count }, (_, n) => `Field ${n}`);
		const keys = labels.map((label) => kit.store.addCustomField(label).key);
		return {
			mappingMode: 'defineBelow',
			value: Object.fromEntries(keys.map((key) => [key, 'x'])),
		};
	};

	it('sends everything that can be changed', async () => {
		const { id } = addAna();
		kit.store.addCustomField('City');
		const { items } = await kit.run('subscriber.update', {
			subscriber: byId(id),
			updateFields: { email: ' anna@example.com ', firstName: ' Anna ' },
			customFields: { mappingMode: 'defineBelow', value: { city: 'Lisbon' } },
		});
		const body = {
			email_address: 'anna@example.com',
			first_name: 'Anna',
			fields: { city: 'Lisbon' },
		};
		expect(kit.sent()).toEqual([
			['GET', '/v3/custom_fields', {}, undefined],
			['PUT', `/v3/subscribers/${id}`, {}, body],
		]);
		expect(items[0]?.json).toMatchObject({ id, email_address: 'anna@example.com' });
	});

	it('sends a first name only', async () => {
		const { id } = addAna();
		await kit.run('subscriber.update', {
			subscriber: byId(id),
			updateFields: { firstName: 'Anna' },
		});
		expect(kit.sent()).toEqual([['PUT', `/v3/subscribers/${id}`, {}, { first_name: 'Anna' }]]);
	});

	it('accepts Kit’s response that it saves many fields later', async () => {
		const { id } = addAna();
		const { items } = await kit.run('subscriber.update', {
			subscriber: byId(id),
			customFields: fields(125),
		});
		expect(kit.sandbox.requests.map(({ status }) => status)).toEqual([200, 202]);
		expect(items[0]?.json).toMatchObject({ id });
	});

	it('rejects more fields than Kit accepts before any request', async () => {
		const { error } = await kit.run('subscriber.update', {
			subscriber: byId(7),
			customFields: fields(126),
		});
		expect(error?.message).toBe(
			"The 'Custom Fields' parameter has 126 values, but Kit accepts up to 125 at a time",
		);
		expect(kit.sent()).toEqual([]);
	});

	it('rejects an update that would change nothing', async () => {
		const { error } = await kit.run('subscriber.update', { subscriber: byId(7) });
		expect(error?.message).toBe("The 'Update Fields' parameter is empty, so nothing would change");
		expect(kit.sent()).toEqual([]);
	});

	it('reports that Kit has no such subscriber', async () => {
		const { error } = await kit.run('subscriber.update', {
			subscriber: byId(7),
			updateFields: { firstName: 'Anna' },
		});
		expect(error?.message).toBe('Kit cannot find subscriber 7');
	});
});

describe('A run over several items', () => {
	it('returns a result or an error for each of them', async () => {
		const { id } = addAna();
		const { items, errorItems } = await kit.n8n.run(
			{ resource: 'subscriber', operation: 'get', subscriber: byId('={{ $json.id }}') },
			{ items: [{ id: 7 }, { id }, { id: 'x' }], onError: 'continueErrorOutput' },
		);
		expect(items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([[id, { item: 1 }]]);
		expect(errorItems.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				id: 7,
				error: expect.stringContaining('Kit cannot find subscriber 7'),
			}),
			expect.objectContaining({
				id: 'x',
				error: expect.stringContaining(
					"The 'Subscriber' parameter is neither an email address nor an ID: “x” [item 2]",
				),
			}),
		]);
	});
});
