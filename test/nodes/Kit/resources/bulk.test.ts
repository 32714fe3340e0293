import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import { systemClock } from '../../../../nodes/shared/transport/clock';
import { useKit } from '../../../engine/useKit';
import { useVirtualClock } from '../../../virtualClock';

const kit = useKit({ seed: 'empty' });

const callbackUrl = 'https://example.com/kit/7f3a9c';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const byName = (value: string) => ({ __rl: true, mode: 'name', value });
const byEmail = (value: string) => ({ __rl: true, mode: 'email', value });
const fields = (value: INodeParameters): INodeParameters => ({
	mappingMode: 'defineBelow',
	value,
});

interface Case {
	resource: string;
	operation: string;
	request: string;
	/** The key of the records. */
	key: string;
	/** Converts an item to a record. */
	parameters: INodeParameters;
	/** Adds what an item refers to to the account, and returns the item with its record. */
	make: (index: number) => { item: IDataObject; record: IDataObject; result: IDataObject };
}

const subscriberNumber = (index: number) =>
	kit.sandbox.store.addSubscriber({
		emailAddress: `s${index}@example.com`,
		firstName: `S${index}`,
	});

const cases: Case[] = [
	{
		resource: 'subscriber',
		operation: 'bulkCreate',
		request: 'POST /v4/bulk/subscribers',
		key: 'subscribers',
		parameters: {
			email: '={{ $json.email }}',
			additionalFields: { firstName: '={{ $json.name }}', state: 'inactive' },
		},
		make: (index) => {
			const address = `s${index}@example.com`;
			const record = { email_address: address, first_name: `S${index}`, state: 'inactive' };
			return { item: { email: address, name: ` S${index} ` }, record, result: record };
		},
	},
	{
		resource: 'subscriber',
		operation: 'bulkSetCustomFields',
		request: 'POST /v4/bulk/custom_fields/subscribers',
		key: 'custom_field_values',
		parameters: {
			subscriber: byId('={{ $json.id }}'),
			customFields: fields({ city: '={{ $json.city }}' }),
		},
		make: (index) => {
			const field =
				kit.sandbox.store.customFields.findByLabel('City') ??
				kit.sandbox.store.addCustomField('City');
			const { id } = subscriberNumber(index);
			return {
				item: { id, city: `Porto ${index}` },
				record: {
					subscriber_id: id,
					subscriber_custom_field_id: field.id,
					value: `Porto ${index}`,
				},
				result: { id, fields: { city: `Porto ${index}` } },
			};
		},
	},
	{
		resource: 'tag',
		operation: 'bulkCreate',
		request: 'POST /v4/bulk/tags',
		key: 'tags',
		parameters: { name: '={{ $json.name }}' },
		make: (index) => {
			const record = { name: `Tag ${index}` };
			return { item: record, record, result: record };
		},
	},
	{
		resource: 'tag',
		operation: 'bulkDelete',
		request: 'DELETE /v4/bulk/tags',
		key: 'tags',
		parameters: { tag: byId('={{ $json.id }}') },
		make: (index) => {
			const { id } = kit.sandbox.store.addTag(`Tag ${index}`);
			return { item: { id }, record: { id }, result: { deleted: true } };
		},
	},
	{
		resource: 'tag',
		operation: 'bulkTagSubscribers',
		request: 'POST /v4/bulk/tags/subscribers',
		key: 'taggings',
		parameters: { tag: byId('={{ $json.tag }}'), subscriber: byId('={{ $json.id }}') },
		make: (index) => {
			const tag = kit.sandbox.store.findTag('VIP') ?? kit.sandbox.store.addTag('VIP');
			const { id } = subscriberNumber(index);
			const record = { tag_id: tag.id, subscriber_id: id };
			return { item: { id, tag: tag.id }, record, result: { id, tagged_at: expect.any(String) } };
		},
	},
	{
		resource: 'tag',
		operation: 'bulkUntagSubscribers',
		request: 'DELETE /v4/bulk/tags/subscribers',
		key: 'taggings',
		parameters: { tag: byId('={{ $json.tag }}'), subscriber: byId('={{ $json.id }}') },
		make: (index) => {
			const tag = kit.sandbox.store.findTag('VIP') ?? kit.sandbox.store.addTag('VIP');
			const { id } = subscriberNumber(index);
			const record = { tag_id: tag.id, subscriber_id: id };
			return { item: { id, tag: tag.id }, record, result: { removed: true } };
		},
	},
	{
		resource: 'customField',
		operation: 'bulkCreate',
		request: 'POST /v4/bulk/custom_fields',
		key: 'custom_fields',
		parameters: { label: '={{ $json.label }}' },
		make: (index) => {
			const record = { label: `Field ${index}` };
			return { item: record, record, result: record };
		},
	},
	{
		resource: 'form',
		operation: 'bulkAddSubscribers',
		request: 'POST /v4/bulk/forms/subscribers',
		key: 'additions',
		parameters: {
			form: byId('={{ $json.form }}'),
			subscriber: byId('={{ $json.id }}'),
			options: { referrer: '={{ $json.referrer }}' },
		},
		make: (index) => {
			const form =
				[...kit.sandbox.store.forms.values()][0] ?? kit.sandbox.store.addForm({ name: 'News' });
			const { id } = subscriberNumber(index);
			const referrer = `https://example.com/?utm_source=s${index}`;
			return {
				item: { id, form: form.id, referrer },
				record: { form_id: form.id, subscriber_id: id, referrer },
				result: { id, referrer },
			};
		},
	},
];

const run = async (
	{ resource, operation }: { resource: string; operation: string },
	parameters: INodeParameters,
	items: IDataObject[],
	onError?: INode['onError'],
) =>
	await kit.n8n.run(
		{ resource, operation, ...parameters },
		{ authentication: 'oAuth2', items, ...(onError ? { onError } : {}) },
	);

const bulkRequests = () => kit.sandbox.requests.filter(({ path }) => path.includes('/bulk/'));

const recordsIn = (key: string) =>
	bulkRequests().map(({ body }) => (body as Record<string, IDataObject[]>)[key] ?? []);

const made = (bulk: Case, count: number) => Array.from({ length: count }, (_, i) => bulk.make(i));

describe.each(cases)('$resource: $operation', (bulk) => {
	const { request, key, parameters } = bulk;
	const [method, path] = request.split(' ');

	it.each([1, 101])('sends %i items in as few requests as possible', async (count) => {
		const all = made(bulk, count);
		const { items, error } = await run(
			bulk,
			parameters,
			all.map(({ item }) => item),
		);
		expect(error).toBeUndefined();
		expect(bulkRequests()).toHaveLength(Math.ceil(count / 100));
		expect(bulkRequests()[0]).toMatchObject({ method, path, query: {} });
		expect(bulkRequests()[0]?.body).toMatchObject({ callback_url: null });
		expect(recordsIn(key).flat()).toEqual(all.map(({ record }) => record));
		expect(items.map(({ json }) => json)).toEqual(
			all.map(({ result }) => expect.objectContaining(result)),
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(all.map((_, item) => ({ item })));
	});

	it('returns each item’s own result if Kit lists them in another order', async () => {
		kit.sandbox.store.bulk.order = 'reversed';
		const all = made(bulk, 3);
		const { items } = await run(
			bulk,
			parameters,
			all.map(({ item }) => item),
		);
		expect(items.map(({ json }) => json)).toEqual(
			all.map(({ result }) => expect.objectContaining(result)),
		);
	});

	it('sends more than 100 in one request with Process Later', async () => {
		const all = made(bulk, 101);
		const later = { ...parameters, processLater: true, callbackUrl: ` ${callbackUrl} ` };
		const { items, error } = await run(
			bulk,
			later,
			all.map(({ item }) => item),
		);
		expect(error).toBeUndefined();
		expect(recordsIn(key)).toEqual([all.map(({ record }) => record)]);
		expect(bulkRequests()[0]?.body).toMatchObject({ callback_url: callbackUrl });
		expect(items).toHaveLength(101);
		expect(items[100]?.json).toEqual({ queued: true, count: 101, callback_url: callbackUrl });
	});

	it('waits while Kit’s queue is full, then continues', async () => {
		const clock = useVirtualClock();
		const status = 413;
		kit.sandbox.faults.add({ kind: 'status', status, body: { errors: ['Full'] }, path: /bulk/ });
		const [{ item, result } = bulk.make(0)] = made(bulk, 1);
		const { items } = await clock.run(run(bulk, parameters, [item]));
		expect(items.map(({ json }) => json)).toEqual([expect.objectContaining(result)]);
		expect(bulkRequests()).toHaveLength(2);
	});

	it('explains what to do if Kit’s queue stays full', async () => {
		const clock = useVirtualClock();
		Object.assign(kit.sandbox.store.bulk, { limitBytes: 0, limitStops: 'all' });
		const all = made(bulk, 2);
		const { error } = await clock.run(
			run(
				bulk,
				parameters,
				all.map(({ item }) => item),
			),
		);
		expect(error?.message).toMatch(/^This request exceeds your queued bulk requests limit/);
		expect(error?.description).toContain('The request contained 2 records');
	});

	it('rejects an API key before any request', async () => {
		const { resource, operation } = bulk;
		const { item } = bulk.make(0);
		const { error } = await kit.n8n.run({ resource, operation, ...parameters }, { items: [item] });
		expect(error?.message).toBe('Kit allows this operation only with OAuth2');
		expect(kit.sandbox.requests).toEqual([]);
	});

	it('rejects an invalid callback URL', async () => {
		const { item } = bulk.make(0);
		const later = { ...parameters, processLater: true, callbackUrl: 'example.com' };
		const { error } = await run(bulk, later, [item]);
		expect(error?.message).toBe("The 'Callback URL' parameter is not a URL: “example.com”");
		expect(kit.sandbox.requests).toEqual([]);
	});

	it('fails only the item without values', async () => {
		const all = made(bulk, 3).map(({ item }) => item);
		const { items } = await run(bulk, parameters, [all[0]!, {}, all[2]!], 'continueRegularOutput');
		expect(items.map(({ json }) => 'error' in json)).toEqual([false, true, false]);
		expect(items[1]?.json.error).toMatch(/\[item 1\]\. ./);
		expect(recordsIn(key).map(({ length }) => length)).toEqual([2]);
	});
});

const createTags = { resource: 'tag', operation: 'bulkCreate' };
const deleteTags = { resource: 'tag', operation: 'bulkDelete' };
const tagSubscribers = { resource: 'tag', operation: 'bulkTagSubscribers' };
const createSubscribers = { resource: 'subscriber', operation: 'bulkCreate' };
const setCustomFields = { resource: 'subscriber', operation: 'bulkSetCustomFields' };
const createFields = { resource: 'customField', operation: 'bulkCreate' };

const named = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `Tag ${i}` }));
const name = { name: '={{ $json.name }}' };
const label = { label: '={{ $json.name }}' };
const email = { email: '={{ $json.email }}' };

const sizes = (key: string) => recordsIn(key).map(({ length }) => length);

describe('A list of tags in one item', () => {
	it('adds each of them, and creates missing ones once', async () => {
		const customer = kit.sandbox.store.addTag('Customer');
		const [ana, ben] = ['ana', 'ben'].map((name) =>
			kit.sandbox.store.addSubscriber({ emailAddress: `${name}@example.com` }),
		);
		const items = [
			{ tags: ['VIP', 'Fan'], id: ana?.id },
			{ tags: [customer.id, 'vip'], id: ben?.id },
		];
		const parameters = { tag: byId('={{ $json.tags }}'), subscriber: byId('={{ $json.id }}') };
		const { items: results, error } = await run(tagSubscribers, parameters, items);
		expect(error).toBeUndefined();
		expect(results.map(({ json }) => json.id)).toEqual([ana?.id, ben?.id]);
		expect(recordsIn('tags')[0]).toEqual([{ name: 'VIP' }, { name: 'Fan' }]);
		const [vip, fan] = ['VIP', 'Fan'].map((name) => kit.sandbox.store.findTag(name)?.id);
		expect(recordsIn('taggings').flat()).toEqual([
			{ tag_id: vip, subscriber_id: ana?.id },
			{ tag_id: fan, subscriber_id: ana?.id },
			{ tag_id: customer.id, subscriber_id: ben?.id },
			{ tag_id: vip, subscriber_id: ben?.id },
		]);
	});
});

describe('Many items', () => {
	it.each([100, 250])('are sent in batches of 100: %i', async (count) => {
		const { items } = await run(createTags, name, named(count));
		expect(items).toHaveLength(count);
		expect(sizes('tags')).toEqual(count === 100 ? [100] : [100, 100, 50]);
	});

	it('can be 10,000', async () => {
		const all = named(10_000);
		const { items } = await run(createFields, label, all);
		expect(kit.sandbox.requests).toHaveLength(100);
		expect(items.map(({ json }) => json.label)).toEqual(all.map((item) => item.name));
		expect(items.every(({ pairedItem }, item) => Object(pairedItem).item === item)).toBe(true);
	});

	it('are sent together when n8n starts them in groups', async () => {
		const batching = { batch: { batchSize: 2, batchInterval: 20 } };
		const parameters = { ...name, requestOptions: { batching } };
		const { items } = await run(createTags, parameters, named(7));
		expect(items).toHaveLength(7);
		expect(sizes('tags')).toEqual([7]);
	});

	it.each([{}, { requestOptions: { batching: { batch: { batchSize: 2, batchInterval: 20 } } } }])(
		'do not wait for an item whose parameters cannot be evaluated: %j',
		async (options) => {
			const parameters = {
				...options,
				name: '={{ $json.name ?? $fromNowhere.name.first }}',
			};
			const all = [...named(3), {}, {}];
			const { items } = await run(createTags, parameters, all, 'continueRegularOutput');
			expect(items).toHaveLength(5);
			expect(items.slice(0, 3).map(({ json }) => json.name)).toEqual(['Tag 0', 'Tag 1', 'Tag 2']);
			expect(sizes('tags')).toEqual([3]);
		},
	);

	it('are batched separately in each run', async () => {
		await run(createTags, name, named(2));
		await run(createTags, name, named(3));
		expect(sizes('tags')).toEqual([2, 3]);
	});

	it('can have different targets', async () => {
		const [vip, ...others] = [subscriberNumber(0), subscriberNumber(1), subscriberNumber(2)];
		const parameters = {
			tag: byName('={{ $json.tag }}'),
			subscriber: byId('={{ $json.id }}'),
		};
		const { items } = await run(tagSubscribers, parameters, [
			{ id: vip?.id, tag: 'VIP' },
			{ id: vip?.id, tag: 'Customer' },
			...others.map(({ id }) => ({ id, tag: 'vip' })),
		]);
		expect(items.map(({ json }) => json.id)).toEqual([
			vip?.id,
			vip?.id,
			...others.map(({ id }) => id),
		]);
		expect(sizes('tags')).toEqual([2, 0]);
		expect(sizes('taggings')).toEqual([0, 4]);
		expect(kit.sandbox.store.tags.size).toBe(2);
	});

	it('look up an email address with one request per person', async () => {
		const tag = kit.sandbox.store.addTag('VIP');
		const { id } = subscriberNumber(0);
		const parameters = { tag: byId(String(tag.id)), subscriber: byEmail('={{ $json.email }}') };
		const { items } = await run(
			tagSubscribers,
			parameters,
			[{ email: 's0@example.com' }, { email: 'S0@example.com' }, { email: 'x@example.com' }],
			'continueRegularOutput',
		);
		expect(items.map(({ json }) => json.id ?? json.error)).toEqual([
			id,
			id,
			expect.stringContaining(
				"The 'Subscriber' parameter does not match a subscriber in this account: “x@example.com” [item 2]",
			),
		]);
		expect(kit.sandbox.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST']);
		expect(sizes('taggings')).toEqual([2]);
	});
});

describe('Items that wait for each other', () => {
	const parameters = {
		...tagSubscribers,
		tag: byId('={{ $json.tag }}'),
		subscriber: byEmail('={{ $json.who }}'),
	};

	it('stop waiting when the execution is cancelled', async () => {
		const clock = useVirtualClock();
		const tag = kit.sandbox.store.addTag('VIP');
		const { id } = subscriberNumber(0);
		kit.sandbox.faults.add({ kind: 'status', status: 429, times: Infinity, path: /subscribers$/ });
		const start = clock.now();
		await clock.run(
			kit.n8n.run(parameters, {
				authentication: 'oAuth2',
				items: [
					{ who: id, tag: tag.id },
					{ who: 's0@example.com', tag: tag.id },
				],
				during: async ({ cancel }) => {
					await systemClock.sleep(1_500);
					cancel();
				},
			}),
		);
		expect(clock.now() - start).toBeLessThan(60_000);
		expect(bulkRequests()).toEqual([]);
	});

	it('wait for a slow lookup as long as it takes', async () => {
		const clock = useVirtualClock();
		const tag = kit.sandbox.store.addTag('VIP');
		const { id } = subscriberNumber(0);
		kit.sandbox.faults.add({ kind: 'status', status: 503, times: 3, method: 'GET' });
		const { items } = await clock.run(
			kit.n8n.run(parameters, {
				authentication: 'oAuth2',
				items: [
					{ who: 's0@example.com', tag: tag.id },
					{ who: id, tag: tag.id },
				],
			}),
		);
		expect(items.map(({ json }) => json.id)).toEqual([id, id]);
		expect(sizes('taggings')).toEqual([2]);
	});
});

describe('One among many', () => {
	const people = [{ email: 'ana@example.com' }, { email: 'no@body' }, { email: 'ben@example.com' }];

	it('that Kit rejects stops the run with Kit’s message', async () => {
		const { error } = await run(deleteTags, { tag: byId('={{ $json.id }}') }, [{ id: 9 }]);
		expect(error?.message).toBe('Tag does not exist');
		expect(error?.description).toBe(
			"Kit rejected the data of this item. Check 'Tag' and run it again.",
		);
		expect(error?.context).toMatchObject({ itemIndex: 0 });
	});

	it('that Kit rejects leaves through the error output with its fields', async () => {
		const { id } = kit.sandbox.store.addTag('VIP');
		const parameters = { tag: byId('={{ $json.id }}') };
		const all = [{ id: 9, note: 'first' }, { id }, { id: 8, note: 'last' }];
		const { items, errorItems } = await run(deleteTags, parameters, all, 'continueErrorOutput');
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(errorItems.map(({ json }) => json)).toEqual([
			{ id: 9, note: 'first', error: expect.stringMatching(/^Tag does not exist\. /) },
			{ id: 8, note: 'last', error: expect.stringMatching(/^Tag does not exist\. /) },
		]);
		expect(sizes('tags')).toEqual([3]);
	});

	it('with an invalid email address is not sent', async () => {
		const all = [...people, { email: 'nobody' }];
		const { items } = await run(createSubscribers, email, all, 'continueRegularOutput');
		expect(items[3]?.json.error).toContain(
			"The 'Email' parameter is not an email address: “nobody” [item 3]",
		);
		expect(sizes('subscribers')).toEqual([3]);
	});

	it('with an invalid state is not sent', async () => {
		const parameters = { ...email, additionalFields: { state: '={{ "Pending" }}' } };
		const { error } = await run(createSubscribers, parameters, people);
		expect(error?.message).toBe(
			"The 'State' parameter is not one of its options (Active, Bounced, Cancelled, Complained, Inactive): “Pending” [item 0]",
		);
		expect(kit.sandbox.requests).toEqual([]);
	});

	it('that fails as a request only fails those in the same request', async () => {
		const clock = useVirtualClock();
		kit.sandbox.faults.add({ kind: 'status', status: 500, path: /bulk/, skip: 1 });
		const { items } = await clock.run(
			run(createFields, label, named(250), 'continueRegularOutput'),
		);
		const failed = items.flatMap(({ json }, index) => ('error' in json ? [index] : []));
		expect(failed).toHaveLength(100);
		expect(bulkRequests()).toHaveLength(3);
		expect(items[failed[0] ?? 0]?.json.error).toContain('The request contained 100 records');
	});
});

describe('A bulk request', () => {
	it.each(['resetAfter', 'garbage', 'reset'] as const)(
		'is retried if it is idempotent: %s',
		async (kind) => {
			const clock = useVirtualClock();
			kit.sandbox.faults.add({ kind, path: /bulk/ });
			const { items } = await clock.run(run(createTags, name, named(3)));
			expect(items.map(({ json }) => json.name)).toEqual(['Tag 0', 'Tag 1', 'Tag 2']);
			expect(bulkRequests().length).toBeGreaterThan(1);
			expect(kit.sandbox.store.tags.size).toBe(3);
		},
	);

	it('is not retried if Kit would report its own result as a failure', async () => {
		kit.sandbox.faults.add({ kind: 'resetAfter', path: /bulk/ });
		const { error } = await run(createFields, label, named(2));
		expect(error?.description).toContain('Check in Kit before running it again.');
		expect(bulkRequests()).toHaveLength(1);
	});

	it('is retried after a 429', async () => {
		const clock = useVirtualClock();
		kit.sandbox.faults.add({ kind: 'status', status: 429, path: /bulk/ });
		const { items } = await clock.run(run(createFields, label, named(2)));
		expect(items).toHaveLength(2);
		expect(bulkRequests()).toHaveLength(2);
	});

	it('reports that the plan’s subscriber limit is exceeded', async () => {
		kit.sandbox.store.account.plan.subscriber_limit = 0;
		const { error } = await run(createSubscribers, email, [{ email: 'a@example.com' }]);
		expect(error?.message).toBe('This request would exceed your subscriber limit');
		expect(error?.description).toContain('plan');
	});

	it('calls back the Wait node after this one by default', async () => {
		const { items } = await run(createTags, { ...name, processLater: true }, named(101));
		const url = String(items[0]?.json.callback_url);
		expect(url).toContain('https://n8n.test/webhook-waiting');
		expect(bulkRequests()[0]?.body).toMatchObject({ callback_url: url });
	});

	it('returns results immediately for up to 100, even with Process Later', async () => {
		const parameters = { ...name, processLater: true, callbackUrl };
		const { items } = await run(createTags, parameters, named(2));
		expect(items.map(({ json }) => json.name)).toEqual(['Tag 0', 'Tag 1']);
	});
});

describe('Custom fields in bulk', () => {
	const create = {
		email: '={{ $json.email }}',
		customFields: { mappingMode: 'autoMapInputData', value: null },
	};

	beforeEach(() => {
		kit.sandbox.store.addCustomField('City');
		kit.sandbox.store.addCustomField('Age');
	});

	it('are saved with the subscribers, all values in one request', async () => {
		const { items } = await run(createSubscribers, create, [
			{ email: 'ana@example.com', city: 'Porto', age: 42, other: 'x' },
			{ email: 'ben@example.com' },
			{ email: 'cleo@example.com', City: 'Lyon' },
		]);
		expect(items.map(({ json }) => json.fields)).toEqual([
			{ city: 'Porto', age: '42' },
			undefined,
			{ city: 'Lyon' },
		]);
		expect(kit.sandbox.requests.map(({ path }) => path)).toEqual([
			'/v4/custom_fields',
			'/v4/bulk/subscribers',
			'/v4/bulk/custom_fields/subscribers',
		]);
		expect(sizes('custom_field_values')).toEqual([0, 3]);
		const cleo = kit.sandbox.store.findByEmail('cleo@example.com');
		expect([...(cleo?.fields.values() ?? [])]).toContain('Lyon');
	});

	it('that the account does not have only fail their item, before it is sent', async () => {
		const parameters = { ...email, customFields: fields({ colour: 'red' }) };
		const { error } = await run(createSubscribers, parameters, [{ email: 'ana@example.com' }]);
		expect(error?.message).toContain("The 'Custom Fields' parameter contains a field");
		expect(bulkRequests()).toEqual([]);
	});

	it('that cannot be saved report that the subscriber was saved', async () => {
		kit.sandbox.faults.add({
			kind: 'status',
			status: 422,
			body: { errors: ['Not now'] },
			path: /bulk\/custom_fields/,
		});
		const { error } = await run(createSubscribers, create, [{ email: 'a@example.com', city: 'X' }]);
		expect(error?.message).toBe('Not now');
		expect(error?.description).toMatch(
			/^a@example.com was created or updated with ID \d+\. Not saved: city\. .* Running the item again is safe: /,
		);
	});

	it('cannot be saved by a request that is processed later', async () => {
		const parameters = { ...create, processLater: true, callbackUrl };
		const { error } = await run(createSubscribers, parameters, [
			{ email: 'ana@example.com', city: 'Porto' },
		]);
		expect(error?.message).toBe(
			"The 'Custom Fields' parameter cannot be combined with 'Process Later'",
		);
		expect(bulkRequests()).toEqual([]);
	});

	it('of a missing subscriber fail for that item', async () => {
		kit.sandbox.store.bulk.unknownSubscriberId = 'null';
		const { id } = subscriberNumber(0);
		const parameters = {
			subscriber: byId('={{ $json.id }}'),
			customFields: fields({ city: 'Porto', age: '42' }),
		};
		const all = [{ id: 99 }, { id }];
		const { items } = await run(setCustomFields, parameters, all, 'continueRegularOutput');
		expect(items.map(({ json }) => json)).toEqual([
			{ error: expect.stringMatching(/^Subscriber does not exist\. .*city and age/) },
			{ id, fields: { city: 'Porto', age: '42' } },
		]);
		expect(sizes('custom_field_values')).toEqual([4]);
	});

	it('need a value', async () => {
		const parameters = { subscriber: byId('1'), customFields: fields({}) };
		const { error } = await run(setCustomFields, parameters, [{}]);
		expect(error?.message).toBe("The 'Custom Fields' parameter has no value to save");
	});
});
