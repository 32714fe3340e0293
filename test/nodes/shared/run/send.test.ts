import { systemClock } from '../../../../nodes/shared/transport/clock';
import { N8n } from '../../../engine/n8n';
import { byEmail, byId } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';
import { createSandbox } from '../../../sandbox';
describe('Every request of the Kit node', () => {
	const kit = useKit({ virtualClock: true });

	const createTag = { resource: 'tag', operation: 'create', name: '={{ $json.name }}' };
	const names = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `Tag ${i}` }));
	const statuses = () => kit.sandbox.requests.map(({ status }) => status);

	function tagWithSubscribers(count: number): number {
		const { id } = kit.sandbox.store.addTag(`Tag with ${count}`);
		for (let i = 0; i < count; i++) {
			const subscriber = kit.sandbox.store.addSubscriber({
				emailAddress: `${id}.${i}@example.com`,
			});
			kit.sandbox.store.tag(subscriber.id, id);
		}
		return id;
	}

	describe('links items', () => {
		it('links every record of a list to its input item', async () => {
			const tags = [2, 0, 3].map(tagWithSubscribers);
			const { items } = await kit.clock.run(
				kit.n8n.run(
					{
						resource: 'tag',
						operation: 'getSubscribers',
						tag: byId('={{ $json.tag }}'),
						returnAll: true,
					},
					{ items: tags.map((tag) => ({ tag })) },
				),
			);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
				[0, 0, 2, 2, 2].map((item) => ({ item })),
			);
		});

		it('sends a failed item with its fields to the error output and continues with the others', async () => {
			const { items, errorItems, error } = await kit.clock.run(
				kit.n8n.run(createTag, {
					items: [
						{ name: 'A', row: 1 },
						{ name: ' ', row: 2 },
						{ name: 'C', row: 3 },
					],
					onError: 'continueErrorOutput',
				}),
			);
			expect(error).toBeUndefined();
			expect(items.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
				['A', { item: 0 }],
				['C', { item: 2 }],
			]);
			expect(errorItems).toEqual([
				{
					json: {
						name: ' ',
						row: 2,
						error: "The 'Name' parameter is empty [item 1]. Enter a name.",
					},
					pairedItem: { item: 1 },
				},
			]);
		});

		it('sends an item that Kit rejects to the error output with Kit’s message', async () => {
			kit.sandbox.faults.add({
				kind: 'status',
				status: 422,
				body: { errors: ['Name is too long'] },
			});
			const { errorItems } = await kit.clock.run(
				kit.n8n.run(createTag, { items: [{ name: 'A' }], onError: 'continueErrorOutput' }),
			);
			expect(errorItems.map(({ json }) => json)).toEqual([
				{
					name: 'A',
					error:
						"Name is too long. Kit rejected the data of this item. Check 'Name' and run it again.",
				},
			]);
		});

		it('keeps a failed item in its place when the node continues', async () => {
			const { items } = await kit.clock.run(
				kit.n8n.run(createTag, {
					items: [{ name: 'A' }, { name: '' }],
					onError: 'continueRegularOutput',
				}),
			);
			expect(items.map(({ json, pairedItem }) => [json.error ?? json.name, pairedItem])).toEqual([
				['A', { item: 0 }],
				["The 'Name' parameter is empty [item 1]. Enter a name.", { item: 1 }],
			]);
		});

		it('names the item that stopped the run', async () => {
			const { error } = await kit.clock.run(
				kit.n8n.run(createTag, { items: [{ name: 'A' }, { name: '' }] }),
			);
			expect(error?.message).toBe("The 'Name' parameter is empty [item 1]");
			expect(error?.context?.itemIndex).toBe(1);
		});
	});

	describe('keeps to the rate limit', () => {
		it.each([
			{ authentication: 'apiKey' as const, limit: 120, count: 300 },
			{ authentication: 'oAuth2' as const, limit: 600, count: 620 },
		])(
			'of $limit requests per minute with $authentication',
			async ({ authentication, limit, count }) => {
				const start = kit.clock.now();
				const { items } = await kit.clock.run(
					kit.n8n.run(createTag, { items: names(count), authentication }),
				);
				expect(items).toHaveLength(count);
				expect(statuses()).toEqual(Array.from({ length: count }, () => 201));
				const windows = Math.ceil(count / limit) - 1;
				expect(kit.clock.now() - start).toBe(windows * 60_000);
			},
		);

		it('across executions that use the same credential', async () => {
			const runs = [0, 1, 2].map((run) =>
				kit.n8n.run(createTag, {
					items: names(80).map(({ name }) => ({ name: `${name} of ${run}` })),
				}),
			);
			const results = await kit.clock.run(Promise.all(runs));
			expect(results.map(({ items }) => items.length)).toEqual([80, 80, 80]);
			expect(statuses()).not.toContain(429);
		});

		it('and does not delay other credentials', async () => {
			const start = kit.clock.now();
			const other = new N8n(kit.sandbox);
			await kit.clock.run(kit.n8n.run(createTag, { items: names(120) }));
			await kit.clock.run(
				other.run(createTag, { authentication: 'oAuth2', items: [{ name: 'Other' }] }),
			);
			expect(kit.clock.now()).toBe(start);
		});

		it('after another client used up the window', async () => {
			kit.sandbox.consume('apiKey', 120);
			const { items } = await kit.clock.run(kit.n8n.run(createTag, { items: names(5) }));
			expect(items).toHaveLength(5);
			expect(kit.sandbox.store.tags.size).toBe(5);
		});
	});

	describe('survives', () => {
		it('a storm of 429', async () => {
			kit.sandbox.faults.add({ kind: 'status', status: 429, times: 25 });
			const { items, error } = await kit.clock.run(kit.n8n.run(createTag, { items: names(40) }));
			expect(error).toBeUndefined();
			expect(items).toHaveLength(40);
			expect(statuses().filter((status) => status === 201)).toHaveLength(40);
		});

		it('Kit failing and coming back', async () => {
			kit.sandbox.faults.add({ kind: 'status', status: 503, times: 3 });
			const { items } = await kit.clock.run(kit.n8n.run(createTag, { items: [{ name: 'VIP' }] }));
			expect(items).toHaveLength(1);
		});

		it('a connection that breaks before and after the work', async () => {
			kit.sandbox.faults.add({ kind: 'reset' });
			kit.sandbox.faults.add({ kind: 'resetAfter' });
			const { items } = await kit.clock.run(kit.n8n.run(createTag, { items: [{ name: 'VIP' }] }));
			expect(items.map(({ json }) => json.name)).toEqual(['VIP']);
			expect(kit.sandbox.store.tags.size).toBe(1);
		});

		it('an HTML page instead of Kit’s response', async () => {
			kit.sandbox.faults.add({ kind: 'garbage', times: 2 });
			const { items } = await kit.clock.run(kit.n8n.run(createTag, { items: [{ name: 'VIP' }] }));
			expect(items.map(({ json }) => json.name)).toEqual(['VIP']);
		});

		it('an HTML page in place of a page of a list', async () => {
			const tag = tagWithSubscribers(1);
			kit.sandbox.faults.add({ kind: 'garbage' });
			const { items } = await kit.clock.run(
				kit.n8n.run({
					resource: 'tag',
					operation: 'getSubscribers',
					tag: byId(tag),
					returnAll: true,
				}),
			);
			expect(items).toHaveLength(1);
		});

		it('a failing page in the middle of a list', async () => {
			const tag = tagWithSubscribers(2_500);
			kit.sandbox.faults.add({ kind: 'status', status: 500, skip: 1 });
			const { items } = await kit.clock.run(
				kit.n8n.run({
					resource: 'tag',
					operation: 'getSubscribers',
					tag: byId(tag),
					returnAll: true,
				}),
			);
			expect(new Set(items.map(({ json }) => json.id)).size).toBe(2_500);
			expect(statuses()).toEqual([200, 500, 200, 200]);
		});
	});

	describe('explains', () => {
		it('a Kit that stays down', async () => {
			kit.sandbox.faults.add({ kind: 'status', status: 503, times: Infinity });
			const { error } = await kit.clock.run(kit.n8n.run(createTag, { items: [{ name: 'VIP' }] }));
			expect(error?.message).toBe('Kit could not process the request (503)');
			expect(error?.description).toBe(
				'It was attempted 9 times within 2 minutes. Try again later.',
			);
			expect(kit.sandbox.requests).toHaveLength(9);
		});

		it('a request that Kit always fails to process, within seconds', async () => {
			kit.sandbox.faults.add({ kind: 'status', status: 500, times: Infinity });
			const { error } = await kit.clock.run(kit.n8n.run(createTag, { items: [{ name: 'VIP' }] }));
			expect(error?.description).toBe(
				"It was attempted 5 times within 15 seconds. Try again later. If this happens every time, the data of this item is probably the cause. Check 'Name' and run it again.",
			);
			expect(kit.sandbox.requests).toHaveLength(5);
		});

		it('a rate limit that another client keeps using up', async () => {
			kit.sandbox.faults.add({ kind: 'status', status: 429, times: Infinity });
			const { error } = await kit.clock.run(kit.n8n.run(createTag, { items: [{ name: 'VIP' }] }));
			expect(error?.message).toBe('Kit’s rate limit was exceeded');
			expect(error?.description).toContain('using the same credential');
		});

		it('a key that Kit does not accept, without revealing it', async () => {
			const stranger = new N8n(createSandbox());
			const { error } = await kit.clock.run(stranger.run(createTag, { items: [{ name: 'VIP' }] }));
			expect(error?.message).toBe('The access token is invalid');
			expect(error?.description).toContain('Open the credential and test it');
			expect(JSON.stringify(error)).not.toContain('kit_');
		});
	});

	describe('with an expired OAuth token', () => {
		it('refreshes once for many items and loses none', async () => {
			kit.sandbox.expireTokens();
			const { items, error } = await kit.clock.run(
				kit.n8n.run(createTag, { items: names(60), authentication: 'oAuth2' }),
			);
			expect(error).toBeUndefined();
			expect(items).toHaveLength(60);
			const refreshes = kit.sandbox.requests.filter(({ path }) => path.endsWith('/oauth/token'));
			expect(refreshes.map(({ status }) => status)).toEqual([200]);
			expect(kit.n8n.credentials.refreshes).toBe(1);
		});

		it('refreshes when the token expires in the middle of a run', async () => {
			kit.sandbox.faults.add({ kind: 'expireToken', skip: 30 });
			const { items } = await kit.clock.run(
				kit.n8n.run(createTag, { items: names(60), authentication: 'oAuth2' }),
			);
			expect(items).toHaveLength(60);
			expect(kit.n8n.credentials.refreshes).toBe(1);
		});
	});

	it('stops waiting when the execution is cancelled', async () => {
		kit.sandbox.consume('apiKey', 120);
		const start = kit.clock.now();
		await kit.clock.run(
			kit.n8n.run(createTag, {
				items: names(200),
				during: async ({ cancel }) => {
					await systemClock.sleep(1_500);
					cancel();
				},
			}),
		);
		expect(kit.clock.now() - start).toBeLessThan(60_000);
		expect(kit.sandbox.store.tags.size).toBe(0);
	});

	it('takes one request if Kit accepts an email address instead of an ID', async () => {
		const tag = tagWithSubscribers(1);
		await kit.clock.run(
			kit.n8n.run({
				resource: 'tag',
				operation: 'addSubscriber',
				tag: byId(tag),
				subscriber: byEmail(`${tag}.0@example.com`),
			}),
		);
		expect(kit.sandbox.requests).toHaveLength(1);
	});
});
