import { byEmail, byId, byName, fromList } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

describe('Tag', () => {
	const kit = useKit();

	const sent = () =>
		kit.sandbox.requests.map(({ method, path, query, body }) => [method, path, query, body]);

	describe('Add to Subscriber', () => {
		const operation = { resource: 'tag', operation: 'addSubscriber' };

		it('tags a subscriber by ID with one request', async () => {
			const tag = kit.sandbox.store.addTag('VIP');
			const ana = kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
			const { items } = await kit.n8n.run({
				...operation,
				tag: fromList(tag.id),
				subscriber: byId(ana.id),
			});
			expect(sent()).toEqual([['POST', `/v4/tags/${tag.id}/subscribers/${ana.id}`, {}, undefined]]);
			expect(items.map(({ json }) => json)).toEqual([
				expect.objectContaining({ id: ana.id, email_address: 'ana@example.com' }),
			]);
			expect(items[0]?.json.tagged_at).toEqual(expect.any(String));
		});

		it('tags a subscriber by email address with one request', async () => {
			const tag = kit.sandbox.store.addTag('VIP');
			kit.sandbox.store.addSubscriber({ emailAddress: 'ana+news@example.com' });
			const { items } = await kit.n8n.run({
				...operation,
				tag: byId(tag.id),
				subscriber: byEmail(' ana+news@example.com '),
			});
			expect(sent()).toEqual([
				['POST', `/v4/tags/${tag.id}/subscribers`, {}, { email_address: 'ana+news@example.com' }],
			]);
			expect(items).toHaveLength(1);
		});

		it('accepts a name that n8n has put into By ID', async () => {
			const ana = kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
			const { error } = await kit.n8n.run(
				{ ...operation, tag: byId('={{ $json.tag }}'), subscriber: byId(ana.id) },
				{ items: [{ tag: 'VIP' }] },
			);
			expect(error).toBeUndefined();
			expect(kit.sandbox.store.findTag('VIP')).toBeDefined();
		});

		it('adds every tag of a list, and treats a single text as one tag', async () => {
			const ana = kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
			const { items } = await kit.n8n.run(
				{ ...operation, tag: byName('={{ $json.tags }}'), subscriber: byId(ana.id) },
				{ items: [{ tags: ['VIP', 'Customer'] }, { tags: 'A, B' }, { tags: ['vip'] }] },
			);
			const made = kit.sandbox.requests.filter(({ path }) => path === '/v4/tags');
			const names = made.map(({ body }) => (body as { name: string }).name);
			expect(names.sort()).toEqual(['A, B', 'Customer', 'VIP']);
			expect(kit.sandbox.requests).toHaveLength(7);
			expect(items.map(({ json }) => json.id)).toEqual([ana.id, ana.id, ana.id]);
		});

		it('creates no tag for an invalid subscriber', async () => {
			const { error } = await kit.n8n.run({
				...operation,
				tag: byName('VIP'),
				subscriber: byEmail('={{ "ana at example.com" }}'),
			});
			expect(error?.message).toContain("The 'Subscriber' parameter is neither");
			expect(sent()).toEqual([]);
		});

		it('accepts an ID in place of an email address', async () => {
			const tag = kit.sandbox.store.addTag('VIP');
			const ana = kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
			await kit.n8n.run({ ...operation, tag: byId(tag.id), subscriber: byEmail(String(ana.id)) });
			expect(sent()).toEqual([['POST', `/v4/tags/${tag.id}/subscribers/${ana.id}`, {}, undefined]]);
		});

		it('creates a missing tag specified by name once for all items', async () => {
			const emails = ['ana@example.com', 'ben@example.com', 'cem@example.com'];
			for (const emailAddress of emails) kit.sandbox.store.addSubscriber({ emailAddress });
			const { items } = await kit.n8n.run(
				{
					...operation,
					tag: byName('={{ $json.tag }}'),
					subscriber: byEmail('={{ $json.email }}'),
				},
				{ items: emails.map((email, i) => ({ email, tag: i === 2 ? 'vip' : 'VIP' })) },
			);
			expect(items.map(({ json }) => json.email_address)).toEqual(emails);
			const creations = kit.sandbox.requests.filter(({ path }) => path === '/v4/tags');
			expect(creations.map(({ method, body }) => [method, body])).toEqual([
				['POST', { name: 'VIP' }],
			]);
		});

		it('says which records Kit cannot find', async () => {
			const tag = kit.sandbox.store.addTag('VIP');
			const { error } = await kit.n8n.run({
				...operation,
				tag: byId(tag.id),
				subscriber: byId(999),
			});
			expect(error?.message).toBe(`Kit cannot find tag ${tag.id} or subscriber 999`);
		});

		it('reports that Kit does not know the email address', async () => {
			const tag = kit.sandbox.store.addTag('VIP');
			const { error } = await kit.n8n.run({
				...operation,
				tag: byId(tag.id),
				subscriber: byEmail('nobody@example.com'),
			});
			expect(error?.message).toBe(
				`Kit cannot find tag ${tag.id} or a subscriber with this email address`,
			);
		});

		it.each([
			{ subscriber: '', says: "The 'Subscriber' parameter is empty" },
			{
				subscriber: 'ana at example.com',
				says: "The 'Subscriber' parameter is neither an email address nor an ID: “ana at example.com”",
			},
		])('rejects the subscriber “$subscriber” before any request', async ({ subscriber, says }) => {
			const { error } = await kit.n8n.run({
				...operation,
				tag: byId(1),
				subscriber: byEmail(`={{ "${subscriber}" }}`),
			});
			expect(error?.message).toBe(says);
			expect(sent()).toEqual([]);
		});

		it.each([
			{ tag: byId('={{ "1.5" }}'), says: 'must be an ID, which is a number, but is “1.5”' },
			{ tag: byName('={{ [] }}'), says: 'is empty' },
			{ tag: byId('={{ "" }}'), says: 'is empty' },
			{ tag: byName('={{ "  " }}'), says: 'is empty' },
		])('rejects a tag that $says', async ({ tag, says }) => {
			const { error } = await kit.n8n.run({ ...operation, tag, subscriber: byId(1) });
			expect(error?.message).toBe(`The 'Tag' parameter ${says}`);
			expect(sent()).toEqual([]);
		});
	});

	describe('Create', () => {
		const operation = { resource: 'tag', operation: 'create' };

		it('creates a tag', async () => {
			const { items } = await kit.n8n.run({ ...operation, name: ' VIP ' });
			expect(sent()).toEqual([['POST', '/v4/tags', {}, { name: 'VIP' }]]);
			expect(items.map(({ json }) => json)).toEqual([
				{ id: expect.any(Number), name: 'VIP', created_at: expect.any(String) },
			]);
		});

		it('returns the existing tag with that name', async () => {
			const tag = kit.sandbox.store.addTag('VIP');
			const { items } = await kit.n8n.run({ ...operation, name: 'vip' });
			expect(items[0]?.json).toMatchObject({ id: tag.id, name: 'VIP' });
		});

		it('rejects an empty name before any request', async () => {
			const { error } = await kit.n8n.run({ ...operation, name: '={{ " " }}' });
			expect(error?.message).toBe("The 'Name' parameter is empty");
			expect(sent()).toEqual([]);
		});
	});

	describe('Get Many', () => {
		const operation = { resource: 'tag', operation: 'getAll' };

		it('returns tags up to the limit with the number of their subscribers', async () => {
			for (const name of ['A', 'B', 'C']) kit.sandbox.store.addTag(name);
			const { items } = await kit.n8n.run({
				...operation,
				returnAll: false,
				limit: 2,
				options: { includeSubscriberCount: true },
			});
			expect(sent()).toEqual([
				['GET', '/v4/tags', { per_page: '2', include: 'subscriber_count' }, undefined],
			]);
			expect(items).toHaveLength(2);
			expect(items[0]?.json).toHaveProperty('subscriber_count', 0);
		});

		it('says what to do when Kit rejects the credential', async () => {
			kit.sandbox.store.account.apiAccess = false;
			const { error } = await kit.n8n.run({ ...operation, returnAll: true });
			expect(error?.message).toBe('The access token is invalid');
			expect(error?.description).toContain('Open the credential and test it');
		});

		it('returns no items for an account without tags', async () => {
			const { items, error } = await kit.n8n.run({ ...operation, returnAll: true });
			expect(items).toEqual([]);
			expect(error).toBeUndefined();
		});

		it.each(['0', '-1', '1.5', '"many"', 'true', '[5]', 'new Date()'])(
			'rejects a limit of %s',
			async (limit) => {
				const { error } = await kit.n8n.run({ ...operation, limit: `={{ ${limit} }}` });
				expect(error?.message).toBe("The 'Limit' parameter must be a positive whole number");
				expect(sent()).toEqual([]);
			},
		);
	});

	describe('Get Subscribers', () => {
		const operation = { resource: 'tag', operation: 'getSubscribers' };

		it('sends every filter and option', async () => {
			const tag = kit.sandbox.store.addTag('VIP');
			const { error } = await kit.n8n.run({
				...operation,
				tag: byId(tag.id),
				returnAll: false,
				limit: 10,
				filters: {
					createdAfter: '2026-01-01T00:00:00',
					createdBefore: '={{ DateTime.fromISO("2026-02-01") }}',
					status: 'all',
					taggedAfter: '2026-01-05',
					taggedBefore: '2026-01-31T23:59:59Z',
				},
				options: { slim: true },
			});
			expect(error).toBeUndefined();
			const query = {
				per_page: '10',
				created_after: '2026-01-01',
				created_before: '2026-02-01',
				status: 'all',
				tagged_after: '2026-01-05',
				tagged_before: '2026-01-31',
				slim: 'true',
			};
			expect(sent()).toEqual([['GET', `/v4/tags/${tag.id}/subscribers`, query, undefined]]);
		});

		it('reports that Kit has no such tag', async () => {
			const { error } = await kit.n8n.run({ ...operation, tag: byId(7), returnAll: true });
			expect(error?.message).toBe('Kit cannot find tag 7');
		});

		it('finds a tag by its name, case-insensitively, with one lookup', async () => {
			const tag = kit.sandbox.store.addTag('VIP');
			const ana = kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
			kit.sandbox.store.tag(ana.id, tag.id);
			const { items } = await kit.n8n.run(
				{ ...operation, tag: byName('vip'), returnAll: true },
				{ items: [{}, {}] },
			);
			expect(items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
				[ana.id, { item: 0 }],
				[ana.id, { item: 1 }],
			]);
			expect(kit.sandbox.requests.filter(({ path }) => path === '/v4/tags')).toHaveLength(1);
		});

		it('does not create a tag that it only looks up', async () => {
			const { error } = await kit.n8n.run({ ...operation, tag: byName('VIP'), returnAll: true });
			expect(error?.message).toBe(
				"The 'Tag' parameter does not match a tag in this account: “VIP”",
			);
			expect(kit.sandbox.store.tags.size).toBe(0);
		});

		it('rejects an invalid date and names the filter', async () => {
			const { error } = await kit.n8n.run({
				...operation,
				tag: byId(1),
				filters: { taggedAfter: '={{ "last week" }}' },
			});
			expect(error?.message).toBe("The 'Tagged After' parameter is not a date: “last week”");
			expect(sent()).toEqual([]);
		});
	});

	describe('Remove From Subscriber', () => {
		const operation = { resource: 'tag', operation: 'removeSubscriber' };

		it.each(['ID', 'email address'])('removes the tag by %s', async (kind) => {
			const tag = kit.sandbox.store.addTag('VIP');
			const ana = kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
			kit.sandbox.store.tag(ana.id, tag.id);
			const { items } = await kit.n8n.run({
				...operation,
				tag: byId(tag.id),
				subscriber: kind === 'ID' ? byId(ana.id) : byEmail('ana@example.com'),
			});
			expect(sent()).toEqual([
				kind === 'ID'
					? ['DELETE', `/v4/tags/${tag.id}/subscribers/${ana.id}`, {}, undefined]
					: [
							'DELETE',
							`/v4/tags/${tag.id}/subscribers`,
							{ email_address: 'ana@example.com' },
							undefined,
						],
			]);
			expect(items.map(({ json }) => json)).toEqual([{ removed: true }]);
		});

		it.each([
			{ subscriber: byId(8), records: 'tag 7 or subscriber 8' },
			{
				subscriber: byEmail('ana@example.com'),
				records: 'tag 7 or a subscriber with this email address',
			},
		])('says that Kit cannot find $records', async ({ subscriber, records }) => {
			const { error } = await kit.n8n.run({ ...operation, tag: byId(7), subscriber });
			expect(error?.message).toBe(`Kit cannot find ${records}`);
		});
	});

	describe('Rename', () => {
		const operation = { resource: 'tag', operation: 'update' };

		it('renames the tag', async () => {
			const tag = kit.sandbox.store.addTag('VIP');
			const { items } = await kit.n8n.run({ ...operation, tag: byId(tag.id), name: 'Customer' });
			expect(sent()).toEqual([['PUT', `/v4/tags/${tag.id}`, {}, { name: 'Customer' }]]);
			expect(items[0]?.json).toMatchObject({ id: tag.id, name: 'Customer' });
		});

		it('reports that Kit has no such tag', async () => {
			const { error } = await kit.n8n.run({ ...operation, tag: byId(7), name: 'Customer' });
			expect(error?.message).toBe('Kit cannot find tag 7');
			expect(error?.httpCode).toBe('404');
		});
	});
});
