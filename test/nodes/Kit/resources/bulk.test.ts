import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { N8n } from '../../../engine/n8n';
import { createSandbox, type Sandbox } from '../../../sandbox';
import { serveThroughNock, stopNock } from '../../../sandbox/nock';
import { useVirtualClock } from '../../../virtualClock';

let sandbox: Sandbox;
let n8n: N8n;

beforeEach(() => {
	sandbox = createSandbox({ seed: 'empty' });
	serveThroughNock(sandbox);
	n8n = new N8n(sandbox);
});

afterEach(() => {
	stopNock();
	expect(sandbox.refused).toEqual([]);
});

const run = async (
	resource: string,
	operation: string,
	records: unknown,
	options: INodeParameters = {},
	items: IDataObject[] = [{}],
) => {
	const parameters = {
		resource,
		operation,
		records: typeof records === 'string' ? records : JSON.stringify(records),
		options,
	};
	return await n8n.run(parameters, { authentication: 'oAuth2', items });
};

const sent = () =>
	sandbox.requests.map(({ method, path, query, body }) => ({ method, path, query, body }));

const callbackUrl = 'https://example.com/kit/7f3a9c';

const addAna = () => sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });

const operations = [
	{
		resource: 'subscriber',
		operation: 'bulkCreate',
		request: 'POST /v4/bulk/subscribers',
		key: 'subscribers',
		label: 'Subscribers',
		record: { email_address: 'ana@example.com' },
	},
	{
		resource: 'subscriber',
		operation: 'bulkSetCustomFields',
		request: 'POST /v4/bulk/custom_fields/subscribers',
		key: 'custom_field_values',
		label: 'Custom Field Values',
		record: { subscriber_id: 1, subscriber_custom_field_id: 2, value: 'Porto' },
	},
	{
		resource: 'tag',
		operation: 'bulkCreate',
		request: 'POST /v4/bulk/tags',
		key: 'tags',
		label: 'Tags',
		record: { name: 'VIP' },
	},
	{
		resource: 'tag',
		operation: 'bulkDelete',
		request: 'DELETE /v4/bulk/tags',
		key: 'tags',
		label: 'Tags',
		record: { id: 1 },
	},
	{
		resource: 'tag',
		operation: 'bulkTagSubscribers',
		request: 'POST /v4/bulk/tags/subscribers',
		key: 'taggings',
		label: 'Taggings',
		record: { tag_id: 1, subscriber_id: 2 },
	},
	{
		resource: 'tag',
		operation: 'bulkUntagSubscribers',
		request: 'DELETE /v4/bulk/tags/subscribers',
		key: 'taggings',
		label: 'Taggings',
		record: { tag_id: 1, subscriber_id: 2 },
	},
	{
		resource: 'customField',
		operation: 'bulkCreate',
		request: 'POST /v4/bulk/custom_fields',
		key: 'custom_fields',
		label: 'Custom Fields',
		record: { label: 'City' },
	},
	{
		resource: 'form',
		operation: 'bulkAddSubscribers',
		request: 'POST /v4/bulk/forms/subscribers',
		key: 'additions',
		label: 'Additions',
		record: { form_id: 1, subscriber_id: 2 },
	},
];

describe.each(operations)('$resource: $operation', (bulk) => {
	const { resource, operation, request, key, label, record } = bulk;
	const [method, path] = request.split(' ');

	it('sends the records without a callback URL', async () => {
		const { items, error } = await run(resource, operation, [record]);
		expect(error).toBeUndefined();
		expect(sent()).toEqual([
			{ method, path, query: {}, body: { [key]: [record], callback_url: null } },
		]);
		expect(items).toHaveLength(1);
		expect(items[0]?.json.failures).toEqual(expect.any(Array));
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('takes a list from an expression and sends the callback URL', async () => {
		const { error } = await run(
			resource,
			operation,
			'={{ $json.list }}',
			{ callbackUrl: ` ${callbackUrl} ` },
			[{ list: [record, record] }],
		);
		expect(error).toBeUndefined();
		expect(sandbox.requests.map(({ body }) => body)).toEqual([
			{ [key]: [record, record], callback_url: callbackUrl },
		]);
	});

	it('says that more than Kit processes at once were queued', async () => {
		const { items, error } = await run(resource, operation, Array(101).fill(record));
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ queued: true, count: 101 }]);
	});

	it('says what to do when Kit’s queue is full', async () => {
		sandbox.store.bulk.limitBytes = 0;
		const { error } = await run(resource, operation, Array(101).fill(record));
		expect(error?.message).toMatch(/^This request exceeds your queued bulk requests limit/);
		expect(error?.description).toBe(
			'Kit still works on bulk requests that were sent before. Wait some minutes and run it again, with fewer records at a time if it keeps happening.',
		);
		expect(sandbox.requests).toHaveLength(1);
	});

	it('refuses an API key before any request', async () => {
		const parameters = { resource, operation, records: JSON.stringify([record]) };
		const { error } = await n8n.run(parameters);
		expect(error?.message).toBe('Kit allows this operation only with OAuth2');
		expect(sent()).toEqual([]);
	});

	it.each([
		{ records: '[]', says: 'is empty' },
		{ records: '={{ "" }}', says: 'is not a JSON array' },
		{ records: '={{ "[{" }}', says: 'is not a JSON array' },
		{ records: '={{ ({}) }}', says: 'is not a JSON array' },
		{
			records: JSON.stringify([record, { ...record, colour: 'red' }]),
			says: 'has “colour” at index 1, which Kit does not take here',
		},
	])('refuses before any request: $records $says', async ({ records, says }) => {
		const { error } = await run(resource, operation, records);
		expect(error?.message).toBe(`The '${label}' parameter ${says} [item 0]`);
		expect(error?.description).toMatch(/^Give a list of objects that each have /);
		expect(sent()).toEqual([]);
	});

	it.each(Object.keys(record))('refuses a record without %s', async (name) => {
		const { error } = await run(resource, operation, [record, { ...record, [name]: undefined }]);
		expect(error?.message).toContain(
			`The '${label}' parameter has no ${name} at index 1, where Kit needs a`,
		);
		expect(sent()).toEqual([]);
	});

	it('refuses a callback URL that is none', async () => {
		const { error } = await run(resource, operation, [record], { callbackUrl: 'example.com' });
		expect(error?.message).toBe(
			"The 'Callback URL' parameter is not a URL: “example.com” [item 0]",
		);
		expect(sent()).toEqual([]);
	});
});

describe('What bulk operations say and do', () => {
	it('creates and updates subscribers, and gives those that Kit refused with its reasons', async () => {
		addAna();
		const { items } = await run('subscriber', 'bulkCreate', [
			{ email_address: ' ana@example.com ', first_name: 'Ana', state: '' },
			{ email_address: 'ben@example.com', first_name: null, state: 'inactive' },
			{ email_address: 'nobody' },
		]);
		expect(sandbox.requests[0]?.body).toEqual({
			subscribers: [
				{ email_address: 'ana@example.com', first_name: 'Ana' },
				{ email_address: 'ben@example.com', state: 'inactive' },
				{ email_address: 'nobody' },
			],
			callback_url: null,
		});
		expect(items.map(({ json }) => json)).toEqual([
			{
				subscribers: [
					expect.objectContaining({ email_address: 'ana@example.com', first_name: 'Ana' }),
					expect.objectContaining({ email_address: 'ben@example.com', state: 'inactive' }),
				],
				failures: [expect.objectContaining({ errors: ['Email address is invalid'] })],
			},
		]);
	});

	it('refuses a state that there is none of', async () => {
		const records = [{ email_address: 'ana@example.com', state: 'Active' }];
		const { error } = await run('subscriber', 'bulkCreate', records);
		expect(error?.message).toBe(
			`The 'Subscribers' parameter has "Active" as state at index 0, where Kit needs one of active, bounced, cancelled, complained, inactive [item 0]`,
		);
	});

	it('says when the plan has no room for so many subscribers', async () => {
		sandbox.store.account.plan.subscriber_limit = 0;
		const { error } = await run('subscriber', 'bulkCreate', [{ email_address: 'a@example.com' }]);
		expect(error?.message).toBe('This request would exceed your subscriber limit');
		expect(error?.description).toContain('plan');
	});

	it('saves custom field values as text, and empties a field', async () => {
		const { id } = addAna();
		const city = sandbox.store.addCustomField('City');
		const age = sandbox.store.addCustomField('Age');
		const { items } = await run('subscriber', 'bulkSetCustomFields', [
			{ subscriber_id: String(id), subscriber_custom_field_id: age.id, value: 42 },
			{ subscriber_id: id, subscriber_custom_field_id: city.id, value: '' },
		]);
		const values = [
			{ subscriber_id: id, subscriber_custom_field_id: age.id, value: '42' },
			{ subscriber_id: id, subscriber_custom_field_id: city.id, value: '' },
		];
		expect(items.map(({ json }) => json)).toEqual([{ custom_field_values: values, failures: [] }]);
	});

	it('refuses a value that is a list', async () => {
		const value = ['red', 'blue'];
		const { error } = await run('subscriber', 'bulkSetCustomFields', [
			{ subscriber_id: 1, subscriber_custom_field_id: 2, value },
		]);
		expect(error?.message).toBe(
			`The 'Custom Field Values' parameter has ["red","blue"] as value at index 0, where Kit needs a text or a number [item 0]`,
		);
	});

	it.each([
		{ resource: 'tag', key: 'tags', record: 'name' },
		{ resource: 'customField', key: 'custom_fields', record: 'label' },
	])('creates $key from a list of texts', async ({ resource, key, record }) => {
		const { items } = await run(resource, 'bulkCreate', ['VIP', ' Customer ']);
		const records = [{ [record]: 'VIP' }, { [record]: 'Customer' }];
		expect(sandbox.requests[0]?.body).toEqual({ [key]: records, callback_url: null });
		expect(items.map(({ json }) => json)).toEqual([
			{ [key]: records.map((created) => expect.objectContaining(created)), failures: [] },
		]);
	});

	it('gives the custom field whose label is taken as a failure', async () => {
		const city = sandbox.store.addCustomField('City');
		const { items } = await run('customField', 'bulkCreate', ['city', 'Age']);
		expect(items[0]?.json).toMatchObject({
			custom_fields: [{ label: 'Age' }],
			failures: [{ custom_field: { id: city.id }, errors: ['Label has already been taken'] }],
		});
	});

	it('deletes tags by a list of IDs, and gives those that were not there', async () => {
		const vip = sandbox.store.addTag('VIP');
		const { items } = await run('tag', 'bulkDelete', [vip.id, '999']);
		expect(sandbox.requests[0]?.body).toEqual({
			tags: [{ id: vip.id }, { id: 999 }],
			callback_url: null,
		});
		expect(sandbox.store.tags.size).toBe(0);
		expect(items.map(({ json }) => json)).toEqual([
			{ failures: [{ errors: ['Tag does not exist'], tag: { id: 999 } }] },
		]);
	});

	it.each(['VIP', 1.5, 0, null])('does not take %j for the ID of a tag', async (id) => {
		const { error } = await run('tag', 'bulkDelete', [id]);
		expect(error?.message).toBe(
			`The 'Tags' parameter has ${JSON.stringify(id)} as id at index 0, where Kit needs an ID, which is a number [item 0]`,
		);
		expect(sent()).toEqual([]);
	});

	it('tags and untags subscribers', async () => {
		const ana = addAna();
		const vip = sandbox.store.addTag('VIP');
		const records = [{ tag_id: String(vip.id), subscriber_id: String(ana.id) }];
		const tagged = await run('tag', 'bulkTagSubscribers', records);
		expect(tagged.items[0]?.json).toMatchObject({
			subscribers: [{ id: ana.id, tagged_at: expect.any(String) }],
			failures: [],
		});
		const untagged = await run('tag', 'bulkUntagSubscribers', records);
		expect(untagged.items.map(({ json }) => json)).toEqual([{ failures: [] }]);
	});

	it('adds subscribers to forms with their referrers', async () => {
		const ana = addAna();
		const form = sandbox.store.addForm({ name: 'Newsletter' });
		const referrer = 'https://example.com/offer?utm_source=friend';
		const { items } = await run('form', 'bulkAddSubscribers', [
			{ form_id: form.id, subscriber_id: ana.id, referrer },
			{ form_id: form.id, subscriber_id: 999, referrer: '' },
		]);
		expect(items[0]?.json).toMatchObject({
			subscribers: [{ id: ana.id, referrer_utm_parameters: { source: 'friend' } }],
			failures: [{ subscription: { subscriber_id: 999 } }],
		});
		expect(sandbox.requests[0]?.body).toMatchObject({
			additions: [{ referrer }, { form_id: form.id, subscriber_id: 999 }],
		});
	});

	it('repeats what has the same effect twice when the answer is lost', async () => {
		const clock = useVirtualClock();
		sandbox.faults.add({ kind: 'resetAfter', method: 'POST', path: /bulk/ });
		const { items } = await clock.run(run('tag', 'bulkCreate', ['VIP']));
		expect(items[0]?.json).toMatchObject({ tags: [{ name: 'VIP' }], failures: [] });
		expect(sandbox.requests).toHaveLength(2);
	});

	it('does not repeat the creation of custom fields, which would call its own work a failure', async () => {
		sandbox.faults.add({ kind: 'resetAfter', method: 'POST', path: /bulk/ });
		const { error } = await run('customField', 'bulkCreate', ['City']);
		expect(error?.description).toContain('Check in Kit before you run it again.');
		expect(sandbox.requests).toHaveLength(1);
	});

	it('does not take a page of a gateway for an answer', async () => {
		sandbox.faults.add({ kind: 'garbage', method: 'POST', path: /bulk/ });
		const { error } = await run('customField', 'bulkCreate', ['City']);
		expect(error?.message).toBe('The answer did not come from Kit’s API or is incomplete');
	});
});
