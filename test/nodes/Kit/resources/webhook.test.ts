import type { INodeParameters } from 'n8n-workflow';

import { byId, byName, fromList } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const run = async (operation: string, parameters: INodeParameters = {}) =>
	await kit.n8n.run({ resource: 'webhook', operation, ...parameters });

const sent = () =>
	kit.sandbox.requests.map(({ method, path, query, body }) => ({ method, path, query, body }));

const targetUrl = 'https://example.com/kit';

describe('Webhook: Create', () => {
	it.each([
		'custom_field.field_created',
		'custom_field.field_deleted',
		'purchase.purchase_create',
		'subscriber.subscriber_activate',
		'subscriber.subscriber_bounce',
		'subscriber.subscriber_complain',
		'subscriber.subscriber_unsubscribe',
	])('sends the event %s by its name only', async (event) => {
		const { items, error } = await run('create', { targetUrl: ` ${targetUrl} `, event });
		expect(error).toBeUndefined();
		expect(sent()).toEqual([
			{
				method: 'POST',
				path: '/v4/webhooks',
				query: {},
				body: { target_url: targetUrl, event: { name: event } },
			},
		]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: expect.any(Number),
				account_id: expect.any(Number),
				event: { name: event.split('.')[1], initiator_value: null },
				target_url: targetUrl,
			},
		]);
	});

	const addForm = () => kit.sandbox.store.addForm({ name: 'Newsletter' });
	const addSequence = () => kit.sandbox.store.addSequence({ name: 'Welcome' });
	const addTag = () => kit.sandbox.store.addTag('VIP');
	const addField = () => kit.sandbox.store.addCustomField('City');

	it.each([
		{ event: 'subscriber.form_subscribe', name: 'form', key: 'form_id', add: addForm },
		{
			event: 'subscriber.course_subscribe',
			name: 'sequence',
			key: 'sequence_id',
			add: addSequence,
		},
		{ event: 'subscriber.course_complete', name: 'sequence', key: 'sequence_id', add: addSequence },
		{ event: 'subscriber.tag_add', name: 'tag', key: 'tag_id', add: addTag },
		{ event: 'subscriber.tag_remove', name: 'tag', key: 'tag_id', add: addTag },
		{
			event: 'custom_field.field_value_updated',
			name: 'customField',
			key: 'custom_field_id',
			add: addField,
		},
	])('sends the event $event with its $key', async ({ event, name, key, add }) => {
		const { id } = add();
		const { items, error } = await run('create', { targetUrl, event, [name]: fromList(id) });
		expect(error).toBeUndefined();
		expect(kit.sandbox.requests.map(({ body }) => body)).toEqual([
			{ target_url: targetUrl, event: { name: event, [key]: id } },
		]);
		expect(items[0]?.json.event).toEqual({ name: event.split('.')[1], [key]: id });
	});

	it('accepts the name of a tag', async () => {
		const { id } = kit.sandbox.store.addTag('VIP');
		await run('create', { targetUrl, event: 'subscriber.tag_add', tag: byName('vip') });
		expect(kit.sandbox.requests.at(-1)?.body).toMatchObject({ event: { tag_id: id } });
	});

	it('sends the link that is clicked', async () => {
		const linkUrl = 'https://example.com/offer';
		await run('create', { targetUrl, event: 'subscriber.link_click', linkUrl });
		expect(kit.sandbox.requests[0]?.body).toEqual({
			target_url: targetUrl,
			event: { name: 'subscriber.link_click', initiator_value: linkUrl },
		});
	});

	it('sends the product that is bought', async () => {
		const parameters = { targetUrl, event: 'subscriber.product_purchase', productId: '471302' };
		await run('create', parameters);
		expect(kit.sandbox.requests[0]?.body).toEqual({
			target_url: targetUrl,
			event: { name: 'subscriber.product_purchase', product_id: 471302 },
		});
	});

	it('shows Kit’s message', async () => {
		const errors = ['`event` and `target` parameters must be provided'];
		kit.sandbox.faults.add({ kind: 'status', status: 422, body: { errors } });
		const { error } = await run('create', { targetUrl, event: 'purchase.purchase_create' });
		expect(error?.message).toBe(errors[0]);
	});

	it.each([
		{ wrong: { targetUrl: '={{ " " }}' }, says: "'Target URL' parameter is empty" },
		{
			wrong: { targetUrl: 'example.com' },
			says: "'Target URL' parameter is not a URL: “example.com”",
		},
		{
			wrong: { event: 'subscriber.form_subscribe', form: byId('={{ "" }}') },
			says: "'Form' parameter is empty",
		},
		{
			wrong: { event: 'subscriber.course_complete', sequence: byId('={{ "Welcome" }}') },
			says: "'Sequence' parameter must be an ID, which is a number, but is “Welcome”",
		},
		{
			wrong: { event: 'subscriber.tag_add', tag: byName('={{ "" }}') },
			says: "'Tag' parameter is empty",
		},
		{
			wrong: { event: 'custom_field.field_value_updated', customField: byId('={{ "city" }}') },
			says: "'Custom Field' parameter must be an ID, which is a number, but is “city”",
		},
		{
			wrong: { event: 'subscriber.product_purchase', productId: '={{ "Guide" }}' },
			says: "'Product ID' parameter must be an ID, which is a number, but is “Guide”",
		},
		{
			wrong: { event: 'subscriber.link_click', linkUrl: '={{ "offer" }}' },
			says: "'Link URL' parameter is not a URL: “offer”",
		},
	])('rejects before any request: $says', async ({ wrong, says }) => {
		const { error } = await run('create', { targetUrl, ...wrong });
		expect(error?.message).toBe(`The ${says}`);
		expect(sent()).toEqual([]);
	});
});

describe('Webhook: Delete', () => {
	it('deletes a webhook', async () => {
		const { id } = kit.sandbox.store.addWebhook({ event: 'purchase.purchase_create', targetUrl });
		const { items } = await run('delete', { webhook: fromList(id) });
		expect(sent()).toEqual([
			{ method: 'DELETE', path: `/v4/webhooks/${id}`, query: {}, body: undefined },
		]);
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(kit.sandbox.store.webhooks.size).toBe(0);
	});

	it('reports that Kit has no such webhook', async () => {
		const { error } = await run('delete', { webhook: byId(7) });
		expect(error?.message).toBe('Kit cannot find webhook 7');
	});

	it('shows when Kit cannot delete it', async () => {
		const { id } = kit.sandbox.store.addWebhook({ event: 'purchase.purchase_create', targetUrl });
		kit.sandbox.store.webhooks.undeletable.add(id);
		const { error } = await run('delete', { webhook: byId(id) });
		expect(error?.message).toBe('Unable to destroy the webhook.');
	});

	it('rejects an invalid ID before any request', async () => {
		const { error } = await run('delete', { webhook: byId(`={{ "${targetUrl}" }}`) });
		expect(error?.message).toContain("The 'Webhook' parameter must be an ID");
		expect(sent()).toEqual([]);
	});
});

describe('Webhook: Get Many', () => {
	const add = (count: number) => {
		for (let i = 0; i < count; i++) {
			kit.sandbox.store.addWebhook({ event: 'purchase.purchase_create', targetUrl });
		}
	};

	it('returns webhooks up to the limit', async () => {
		add(3);
		const { items } = await run('getAll', { returnAll: false, limit: 2 });
		expect(sent()).toEqual([
			{ method: 'GET', path: '/v4/webhooks', query: { per_page: '2' }, body: undefined },
		]);
		expect(items.map(({ json }) => json.target_url)).toEqual([targetUrl, targetUrl]);
	});

	it('returns all of them', async () => {
		add(3);
		const { items } = await run('getAll', { returnAll: true });
		expect(items).toHaveLength(3);
	});

	it('shows Kit’s message', async () => {
		kit.sandbox.faults.add({ kind: 'status', status: 403, body: { errors: ['No access'] } });
		const { error } = await run('getAll', { returnAll: true });
		expect(error?.message).toBe('No access');
	});
});
