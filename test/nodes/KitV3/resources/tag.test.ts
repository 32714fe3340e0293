import { byEmail, byId, byName, fromList } from '../../../engine/locators';
import { useKitV3 } from '../kitV3.fixture';

const kit = useKitV3();

describe('Tag: Add to Subscriber', () => {
	it('sends custom fields and additional tags in the same request', async () => {
		const [vip, buyer] = [kit.store.addTag('VIP'), kit.store.addTag('Buyer')];
		kit.store.addCustomField('City');
		const { items } = await kit.run('tag.addSubscriber', {
			tag: fromList(vip.id),
			email: 'ana@example.com',
			additionalFields: { firstName: 'Ana', tagIds: [buyer.id] },
			customFields: { mappingMode: 'defineBelow', value: { city: 'Lisbon' } },
		});
		const body = {
			email: 'ana@example.com',
			first_name: 'Ana',
			tags: [buyer.id],
			fields: { city: 'Lisbon' },
		};
		expect(kit.sent()[1]).toEqual(['POST', `/v3/tags/${vip.id}/subscribe`, {}, body]);
		expect(items[0]?.json).toMatchObject({ subscribable_id: vip.id, subscribable_type: 'tag' });
		expect(kit.store.findByEmail('ana@example.com')).toMatchObject({ firstName: 'Ana' });
	});

	it('creates a missing tag specified by name once for all items', async () => {
		const emails = ['ana@example.com', 'ben@example.com', 'cem@example.com'];
		const { items } = await kit.run(
			'tag.addSubscriber',
			{ tag: byName('={{ $json.tag }}'), email: '={{ $json.email }}' },
			emails.map((email, i) => ({ email, tag: i === 2 ? 'vip' : ' VIP ' })),
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		const [list, creation, ...taggings] = kit.sent();
		expect(list).toEqual(['GET', '/v3/tags', {}, undefined]);
		expect(creation).toEqual(['POST', '/v3/tags', {}, { tag: { name: 'VIP' } }]);
		expect(taggings).toHaveLength(3);
	});

	it('accepts a name that n8n has put into By ID', async () => {
		const { error } = await kit.run(
			'tag.addSubscriber',
			{ tag: byId('={{ $json.tag }}'), email: 'ana@example.com' },
			[{ tag: 'VIP' }],
		);
		expect(error).toBeUndefined();
		expect(kit.store.findTag('VIP')).toBeDefined();
	});

	it('creates no tag for an invalid email address', async () => {
		const { error } = await kit.run('tag.addSubscriber', {
			tag: byName('VIP'),
			email: '={{ "ana at example.com" }}',
		});
		expect(error?.message).toContain("The 'Email' parameter is not an email address");
		expect(kit.sent()).toEqual([]);
	});

	it('finds a tag by its name, case-insensitively', async () => {
		const { id } = kit.store.addTag('VIP');
		await kit.run('tag.addSubscriber', { tag: byName('vip'), email: 'ana@example.com' });
		expect(kit.sent().map(([method, path]) => [method, path])).toEqual([
			['GET', '/v3/tags'],
			['POST', `/v3/tags/${id}/subscribe`],
		]);
	});

	it('reports that Kit has no such tag', async () => {
		const { error } = await kit.run('tag.addSubscriber', {
			tag: byId(7),
			email: 'ana@example.com',
		});
		expect(error?.message).toBe('Kit cannot find tag 7');
	});

	it('rejects an empty name before any request', async () => {
		const { error } = await kit.run('tag.addSubscriber', {
			tag: byName('={{ " " }}'),
			email: 'ana@example.com',
		});
		expect(error?.message).toBe("The 'Tag' parameter is empty");
		expect(kit.sent()).toEqual([]);
	});
});

describe('Tag: Create', () => {
	it('creates a tag', async () => {
		const { items } = await kit.run('tag.create', { name: ' VIP ' });
		expect(kit.sent()).toEqual([['POST', '/v3/tags', {}, { tag: { name: 'VIP' } }]]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				account_id: expect.any(Number),
				created_at: expect.any(String),
				deleted_at: null,
				id: expect.any(Number),
				name: 'VIP',
				state: 'available',
				updated_at: expect.any(String),
			},
		]);
	});

	it('shows Kit’s message if the name is taken', async () => {
		kit.store.addTag('VIP');
		const { error } = await kit.run('tag.create', { name: 'VIP' });
		expect(error?.message).toBe('Name has already been taken');
	});

	it('rejects an empty name before any request', async () => {
		const { error } = await kit.run('tag.create', { name: '={{ " " }}' });
		expect(error?.message).toBe("The 'Name' parameter is empty");
		expect(kit.sent()).toEqual([]);
	});
});

describe('Tag: Create Many', () => {
	it('creates all of them in one request and returns one item for each', async () => {
		const { items } = await kit.run('tag.createMany', { names: ' VIP, Buyer ' });
		expect(kit.sent()).toEqual([
			['POST', '/v3/tags', {}, { tag: [{ name: 'VIP' }, { name: 'Buyer' }] }],
		]);
		expect(items.map(({ json }) => json.name)).toEqual(['VIP', 'Buyer']);
	});

	it('accepts a list whose names have commas', async () => {
		await kit.run('tag.createMany', { names: '={{ ["Bread, butter", "Soup"] }}' });
		expect(kit.sent()[0]?.[3]).toEqual({ tag: [{ name: 'Bread, butter' }, { name: 'Soup' }] });
	});

	it.each([[[]], [['VIP']], [[null]]])('does not accept %j as the tags created', async (body) => {
		kit.sandbox.faults.add({ kind: 'status', status: 200, body });
		const { items, error } = await kit.run('tag.createMany', { names: 'VIP' });
		expect(items).toEqual([]);
		expect(error?.message).toBe('The response did not come from Kit’s API or is incomplete');
		expect(error?.description).toContain('Kit may have processed it already');
	});

	it('shows Kit’s message if a name is taken', async () => {
		kit.store.addTag('VIP');
		const { error } = await kit.run('tag.createMany', { names: 'VIP, Buyer' });
		expect(error?.message).toBe('Name has already been taken');
	});
});

describe('Tag: Get Many', () => {
	it('returns tags up to the limit', async () => {
		for (const name of ['A', 'B', 'C']) kit.store.addTag(name);
		const { items } = await kit.run('tag.getAll', { limit: 2 });
		expect(kit.sent()).toEqual([['GET', '/v3/tags', {}, undefined]]);
		expect(items.map(({ json }) => json.name)).toEqual(['A', 'B']);
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.n8n.credentials.replace('kitV3Api', { apiSecret: 'wrong' });
		const { error } = await kit.run('tag.getAll', { returnAll: true });
		expect(error?.message).toBe('API Key not valid');
	});
});

describe('Tag: Get Subscriptions', () => {
	const tagged = (count: number) => {
		const tag = kit.store.addTag('VIP');
		for (let n = 0; n < count; n++) {
			const { id } = kit.store.addSubscriber({
				emailAddress: `ana${n}@example.com`,
				firstName: n === 0 ? 'Ana' : null,
			});
			kit.store.tag(id, tag.id, n);
		}
		return tag;
	};

	it('sends every filter with every page', async () => {
		const { id } = tagged(51);
		const { items } = await kit.run('tag.getSubscriptions', {
			tag: byId(id),
			returnAll: true,
			filters: { status: 'active' },
			sort: { sortOrder: 'asc' },
		});
		const query = { subscriber_state: 'active', sort_order: 'asc' };
		expect(kit.sent()).toEqual([
			['GET', `/v3/tags/${id}/subscriptions`, query, undefined],
			['GET', `/v3/tags/${id}/subscriptions`, { ...query, page: '2' }, undefined],
		]);
		expect(items).toHaveLength(51);
	});

	it('stops at the limit', async () => {
		const { id } = tagged(120);
		const { items } = await kit.run('tag.getSubscriptions', { tag: byId(id), limit: 60 });
		expect(items).toHaveLength(60);
		expect(kit.sent()).toHaveLength(2);
	});

	it('links every record to the item that it came from', async () => {
		const { id } = tagged(2);
		const other = kit.store.addTag('Buyer');
		const { items } = await kit.run(
			'tag.getSubscriptions',
			{ tag: byId('={{ $json.tag }}'), returnAll: true },
			[{ tag: id }, { tag: other.id }, { tag: id }],
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 2 },
			{ item: 2 },
		]);
	});

	it('reports that Kit has no such tag', async () => {
		const { error } = await kit.run('tag.getSubscriptions', { tag: byId(7), returnAll: true });
		expect(error?.message).toBe('Kit cannot find tag 7');
	});

	it('does not create a tag that it only looks up', async () => {
		const { error } = await kit.run('tag.getSubscriptions', { tag: byName('VIP') });
		expect(error?.message).toBe("The 'Tag' parameter does not match a tag in this account: “VIP”");
		expect(kit.store.tags.size).toBe(0);
	});
});

describe('Tag: Remove From Subscriber', () => {
	it.each(['ID', 'email address'])('removes the tag by %s with one request', async (kind) => {
		const tag = kit.store.addTag('VIP');
		const ana = kit.store.addSubscriber({ emailAddress: 'ana@example.com' });
		kit.store.tag(ana.id, tag.id);
		const { items } = await kit.run('tag.removeSubscriber', {
			tag: byId(tag.id),
			subscriber: kind === 'ID' ? byId(ana.id) : byEmail(' ana@example.com '),
		});
		expect(kit.sent()).toEqual([
			kind === 'ID'
				? ['DELETE', `/v3/subscribers/${ana.id}/tags/${tag.id}`, {}, {}]
				: ['POST', `/v3/tags/${tag.id}/unsubscribe`, {}, { email: 'ana@example.com' }],
		]);
		expect(items.map(({ json }) => json)).toEqual([
			{ id: tag.id, name: 'VIP', created_at: expect.any(String) },
		]);
		expect(kit.store.taggings.ofOwner(tag.id)).toEqual([]);
	});

	it.each([
		{ subscriber: byId(8), records: 'subscriber 8 or tag 7' },
		{
			subscriber: byEmail('ana@example.com'),
			records: 'tag 7 or a subscriber with this email address',
		},
	])('says that Kit cannot find $records', async ({ subscriber, records }) => {
		const { error } = await kit.run('tag.removeSubscriber', { tag: byId(7), subscriber });
		expect(error?.message).toBe(`Kit cannot find ${records}`);
	});

	it('rejects a value that is neither an address nor an ID before any request', async () => {
		const { error } = await kit.run('tag.removeSubscriber', {
			tag: byId(7),
			subscriber: byEmail('Ana'),
		});
		expect(error?.message).toBe(
			"The 'Subscriber' parameter is neither an email address nor an ID: “Ana”",
		);
		expect(kit.sent()).toEqual([]);
	});
});
