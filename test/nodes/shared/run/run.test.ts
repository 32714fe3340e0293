import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byEmail, byId } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty', virtualClock: true });

const createTag = { resource: 'tag', operation: 'create', name: '={{ $json.name }}' };
const upsert = {
	resource: 'subscriber',
	operation: 'upsert',
	email: '={{ $json.email }}',
	additionalFields: { firstName: '={{ $json.name }}' },
};
const schedule = {
	resource: 'broadcast',
	operation: 'create',
	subject: '={{ $json.subject }}',
	content: '<p>Hi</p>',
	sendTo: 'allSubscribers',
	send: 'schedule',
	sendAt: '2099-01-01T09:00:00Z',
};
const purchase = {
	resource: 'purchase',
	operation: 'create',
	email: '={{ $json.email }}',
	transactionId: '={{ $json.order }}',
	currency: 'USD',
	subtotal: 10,
	total: 10,
	products: { product: [{ name: 'Hat', pid: '1', lid: '1', quantity: 1, unitPrice: 10 }] },
};

const bodies = () => kit.sandbox.requests.map(({ body }) => body as IDataObject);
const linksOf = (items: Array<{ pairedItem?: unknown }>) =>
	items.map(({ pairedItem }) => pairedItem);

describe('A run', () => {
	it('evaluates every expression of an item once', async () => {
		// An expression that counts its evaluations, because n8n passes the same object to each.
		const counting = { n: 0 };
		const name = '={{ $json.counter.n = $json.counter.n + 1, "Tag " + $json.counter.n }}';
		await kit.clock.run(
			kit.n8n.execute({ ...createTag, name }, { items: [{ counter: counting }] }),
		);
		expect(bodies()).toEqual([{ name: 'Tag 1' }]);
	});

	it('returns an item whose expression cannot be evaluated with its link and fields', async () => {
		const { items, errorItems } = await kit.clock.run(
			kit.n8n.execute(
				{ ...createTag, name: '={{ $json.name || $("Nowhere").item.json.name }}' },
				{ items: [{ name: 'A' }, { row: 2 }, { name: 'C' }], onError: 'continueErrorOutput' },
			),
		);
		expect(items.map(({ json }) => json.name)).toEqual(['A', 'C']);
		expect(linksOf(items)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errorItems).toEqual([
			{ json: { row: 2, error: expect.stringContaining('node doesn') }, pairedItem: { item: 1 } },
		]);
	});

	it('prepares only as many items as can be in flight', async () => {
		const seen: number[] = [];
		const items = Array.from({ length: 100 }, (_, row) => ({
			get name() {
				seen.push(row);
				return `Tag ${row}`;
			},
		}));
		let seenAtFirst = 0;
		const { fetch } = kit.sandbox;
		kit.sandbox.fetch = async (request) => {
			seenAtFirst ||= Math.max(...seen) + 1;
			return await fetch(request);
		};
		await kit.clock.run(kit.n8n.execute(createTag, { items }));
		expect(seenAtFirst).toBeLessThanOrEqual(20);
	});

	it('returns more records for one item than a function call accepts as arguments', async () => {
		let page = 0;
		kit.sandbox.fetch = async () => {
			const records = Array.from({ length: 1_000 }, (_, row) => ({ id: page * 1_000 + row }));
			page += 1;
			const pagination = { has_next_page: page < 150, end_cursor: `page ${page}` };
			return Response.json({ tags: records, pagination });
		};
		const { items, error } = await kit.clock.run(
			kit.n8n.execute(
				{ resource: 'tag', operation: 'getAll', returnAll: true },
				{ authentication: 'oAuth2' },
			),
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(150_000);
	});

	it('stops sending after the first failure', async () => {
		kit.sandbox.faults.add({ kind: 'status', status: 422, body: { errors: ['No'] }, skip: 5 });
		const items = Array.from({ length: 200 }, (_, row) => ({ name: `Tag ${row}` }));
		const { error } = await kit.clock.run(kit.n8n.execute(createTag, { items }));
		expect(error?.message).toBe('No');
		// Those that were in flight.
		expect(kit.sandbox.requests.length).toBeLessThanOrEqual(25);
	});

	it('sends nothing of a bulk operation if an item is invalid', async () => {
		const { error } = await kit.clock.run(
			kit.n8n.execute(
				{ ...createTag, operation: 'bulkCreate' },
				{ items: [{ name: 'A' }, { name: ' ' }], authentication: 'oAuth2' },
			),
		);
		expect(error?.message).toContain("'Name' parameter is empty [item 1]");
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('Retry On Fail', () => {
	it('retries only the item that failed', async () => {
		kit.sandbox.faults.add({ kind: 'status', status: 422, body: { errors: ['No'] }, skip: 1 });
		const items = [{ subject: 'A' }, { subject: 'B' }];
		const run = await kit.clock.run(kit.n8n.execute(schedule, { items, retryOnFail: 3 }));
		expect(run.error).toBeUndefined();
		expect(run.items.map(({ json }) => json.subject)).toEqual(['A', 'B']);
		expect(kit.sandbox.store.broadcasts.size).toBe(2);
		expect(kit.sandbox.requests).toHaveLength(3);
	});

	it('adds the products of a purchase once, however often another one fails', async () => {
		const refused = { kind: 'status', status: 422, body: { errors: ['No'] } } as const;
		kit.sandbox.faults.add({ ...refused, skip: 1, times: 2 });
		const items = ['1', '2'].map((order) => ({ email: 'ana@example.com', order }));
		const options = { items, retryOnFail: 3, authentication: 'oAuth2' as const };
		const { error } = await kit.clock.run(kit.n8n.execute(purchase, options));
		expect(error).toBeUndefined();
		const stored = [...kit.sandbox.store.purchases.values()];
		expect(stored.map(({ products }) => products.length)).toEqual([1, 1]);
		expect(kit.sandbox.requests).toHaveLength(4);
	});

	it.each([
		{ what: 'a purchase', parameters: purchase, authentication: 'oAuth2' as const },
		{ what: 'a broadcast', parameters: schedule, authentication: 'apiKey' as const },
		{
			what: 'a webhook',
			parameters: {
				resource: 'webhook',
				operation: 'create',
				targetUrl: 'https://example.com/hook',
				event: 'subscriber.subscriber_activate',
			},
			authentication: 'apiKey' as const,
		},
	])('never repeats $what if its response was lost', async ({ parameters, authentication }) => {
		kit.sandbox.faults.add({ kind: 'resetAfter', method: 'POST' });
		const items = [{ subject: 'A', email: 'ana@example.com', order: '1' }];
		const options = { items, retryOnFail: 3, authentication };
		const { error } = await kit.clock.run(kit.n8n.execute(parameters, options));
		expect(error?.message).toBe('The connection to Kit was lost or could not be established');
		expect(error?.description).toContain('may have processed it already');
		expect(kit.sandbox.requests).toHaveLength(1);
	});

	it('retries what Kit rejected, even if it is not idempotent', async () => {
		kit.sandbox.faults.add({ kind: 'status', status: 422, body: { errors: ['No'] } });
		const items = [{ subject: 'A' }];
		const { error } = await kit.clock.run(kit.n8n.execute(schedule, { items, retryOnFail: 2 }));
		expect(error).toBeUndefined();
		expect(kit.sandbox.store.broadcasts.size).toBe(1);
	});

	it('repeats no bulk request whose items are done', async () => {
		kit.sandbox.faults.add({ kind: 'status', status: 422, body: { errors: ['No'] }, skip: 1 });
		const items = Array.from({ length: 150 }, (_, row) => ({ name: `Tag ${row}` }));
		const options = { items, retryOnFail: 2, authentication: 'oAuth2' as const };
		const run = await kit.clock.run(
			kit.n8n.execute({ ...createTag, operation: 'bulkCreate' }, options),
		);
		expect(run.items).toHaveLength(150);
		const sizes = bodies().map((body) => (body.tags as unknown[]).length);
		expect(sizes.sort()).toEqual([100, 50, 50].sort());
	});
});

describe('The order of writes', () => {
	it('is kept for two items about one subscriber, even if the first is retried', async () => {
		kit.sandbox.faults.add({ kind: 'status', status: 503, times: 1 });
		const items = [
			{ email: 'ana@example.com', name: 'First' },
			{ email: 'ben@example.com', name: 'Ben' },
			{ email: 'Ana@example.com', name: 'Second' },
		];
		await kit.clock.run(kit.n8n.execute(upsert, { items }));
		const accepted = kit.sandbox.requests.filter(({ status }) => status < 300);
		const ofAna = accepted
			.map(({ body }) => body as IDataObject)
			.filter(({ email_address: address }) => /ana/i.test(String(address)));
		expect(ofAna.map((body) => body.first_name)).toEqual(['First', 'Second']);
	});

	it('is kept if the first item needs a lookup', async () => {
		const { id } = kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
		const parameters = {
			resource: 'subscriber',
			operation: 'update',
			subscriber: byEmail('={{ $json.who }}'),
			updateFields: { firstName: '={{ $json.name }}' },
		};
		const items = [
			{ who: 'ana@example.com', name: 'First' },
			{ who: 'ana@example.com', name: 'Second' },
		];
		await kit.clock.run(kit.n8n.execute(parameters, { items }));
		const written = kit.sandbox.requests.filter(({ method }) => method === 'PUT');
		expect(written.map(({ path }) => path)).toEqual(Array(2).fill(`/v4/subscribers/${id}`));
		expect(written.map(({ body }) => (body as IDataObject).first_name)).toEqual([
			'First',
			'Second',
		]);
	});

	it('does not delay items about other subscribers', async () => {
		kit.sandbox.faults.add({ kind: 'status', status: 503, times: 1 });
		const items = ['ana', 'ben', 'eve'].map((name) => ({ email: `${name}@example.com`, name }));
		await kit.clock.run(kit.n8n.execute(upsert, { items }));
		expect(bodies().map(({ first_name: name }) => name)).toEqual(['ana', 'ben', 'eve', 'ana']);
	});
});

describe('n8n’s Request Options', () => {
	const withOptions = (requestOptions: INodeParameters) => ({ ...createTag, requestOptions });

	it('start items in batches', async () => {
		const items = ['A', 'B', 'C', 'D', 'E'].map((name) => ({ name }));
		const batching = { batch: { batchSize: 2, batchInterval: 3_000 } };
		const run = await kit.clock.run(kit.n8n.execute(withOptions({ batching }), { items }));
		expect(run.items).toHaveLength(5);
		expect(kit.clock.sleeps.filter((ms) => ms > 0)).toEqual([3_000, 3_000]);
	});

	it('say what is wrong with a proxy, for each item', async () => {
		const { errorItems } = await kit.clock.run(
			kit.n8n.execute(withOptions({ proxy: 'nowhere' }), {
				items: [{ name: 'A' }, { name: 'B' }],
				onError: 'continueErrorOutput',
			}),
		);
		expect(errorItems.map(({ json }) => json.error)).toEqual(
			Array(2).fill(
				expect.stringContaining("The proxy in 'Request Options' is not a URL: “nowhere”"),
			),
		);
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('Items without a subscriber', () => {
	it('keep the order of their input in lists', async () => {
		const tags = ['A', 'B', 'C'].map((name) => kit.sandbox.store.addTag(name));
		for (const [index, tag] of tags.entries()) {
			const { id } = kit.sandbox.store.addSubscriber({ emailAddress: `s${index}@example.com` });
			kit.sandbox.store.tag(id, tag.id);
		}
		const { items } = await kit.clock.run(
			kit.n8n.execute(
				{
					resource: 'tag',
					operation: 'getSubscribers',
					tag: byId('={{ $json.tag }}'),
					returnAll: true,
				},
				{ items: tags.map(({ id }) => ({ tag: id })) },
			),
		);
		expect(items.map(({ json }) => json.email_address)).toEqual(
			[0, 1, 2].map((index) => `s${index}@example.com`),
		);
		expect(linksOf(items)).toEqual([0, 1, 2].map((item) => ({ item })));
	});
});
