import { byId, byName } from '../../../engine/locators';
import { useKitV3 } from '../kitV3.fixture';

const kit = useKitV3();

const targetUrl = 'https://example.com/kit';

describe('Webhook: Create', () => {
	it('creates a webhook for an event of the account', async () => {
		const { items } = await kit.run('webhook.create', {
			targetUrl: ` ${targetUrl} `,
			event: 'purchase.purchase_create',
		});
		expect(kit.sent()).toEqual([
			[
				'POST',
				'/v3/automations/hooks',
				{},
				{ target_url: targetUrl, event: { name: 'purchase.purchase_create' } },
			],
		]);
		expect(items[0]?.json).toMatchObject({
			id: expect.any(Number),
			account_id: expect.any(Number),
			event: { name: 'purchase_create' },
		});
	});

	it.each([
		{ event: 'form_subscribe', parameters: { form: byId(3) }, sent: { form_id: 3 } },
		{
			event: 'course_subscribe',
			parameters: { sequence: byId(4) },
			sent: { sequence_id: 4, course_id: 4 },
		},
		{
			event: 'course_complete',
			parameters: { sequence: byId(4) },
			sent: { sequence_id: 4, course_id: 4 },
		},
		{ event: 'product_purchase', parameters: { productId: ' 5 ' }, sent: { product_id: 5 } },
		{ event: 'tag_add', parameters: { tag: byId(6) }, sent: { tag_id: 6 } },
		{ event: 'tag_remove', parameters: { tag: byId(6) }, sent: { tag_id: 6 } },
		{
			event: 'link_click',
			parameters: { linkUrl: 'https://example.com/offer' },
			sent: { initiator_value: 'https://example.com/offer' },
		},
	])('sends what $event is limited to', async ({ event, parameters, sent }) => {
		const name = `subscriber.${event}`;
		await kit.run('webhook.create', { targetUrl, event: name, ...parameters });
		expect(kit.sent()[0]?.[3]).toEqual({ target_url: targetUrl, event: { name, ...sent } });
	});

	it('finds a tag by its name', async () => {
		const { id } = kit.store.addTag('VIP');
		await kit.run('webhook.create', {
			targetUrl,
			event: 'subscriber.tag_add',
			tag: byName('vip'),
		});
		expect(kit.sent()[1]?.[3]).toMatchObject({ event: { tag_id: id } });
	});

	it('shows Kit’s message if Kit rejects the webhook', async () => {
		const body = { error: 'Unprocessable Entity', message: 'Target URL is invalid' };
		kit.sandbox.faults.add({ kind: 'status', status: 422, body });
		const { error } = await kit.run('webhook.create', { targetUrl });
		expect(error?.message).toBe('Target URL is invalid');
	});

	it('rejects an invalid address before any request', async () => {
		const { error } = await kit.run('webhook.create', { targetUrl: 'example' });
		expect(error?.message).toBe("The 'Target URL' parameter is not a URL: “example”");
		expect(kit.sent()).toEqual([]);
	});
});

describe('Webhook: Delete', () => {
	it('deletes a webhook', async () => {
		const { id } = kit.store.addWebhook({
			event: 'subscriber.subscriber_activate',
			value: null,
			targetUrl,
			v3: true,
		});
		const { items } = await kit.run('webhook.delete', { webhook: byId(id) });
		expect(kit.sent()).toEqual([['DELETE', `/v3/automations/hooks/${id}`, {}, {}]]);
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(kit.store.webhooks.size).toBe(0);
	});

	it('reports that Kit has no such webhook', async () => {
		const { error } = await kit.run('webhook.delete', { webhook: byId(7) });
		expect(error?.message).toBe('Kit cannot find webhook 7');
	});
});
