import { getWebhooks } from '../../../../nodes/Kit/listSearch/getWebhooks';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const search = async (filter?: string) =>
	await getWebhooks.call(await kit.n8n.loadOptions({ resource: 'webhook' }), filter);

const targetUrl = 'https://example.com/kit';

it('distinguishes webhooks with the same URL by their events', async () => {
	const tag = kit.sandbox.store.addTag('VIP');
	const added = { event: 'subscriber.tag_add', value: tag.id, targetUrl };
	const first = kit.sandbox.store.addWebhook(added);
	const second = kit.sandbox.store.addWebhook({ event: 'purchase.purchase_create', targetUrl });

	expect(await search()).toEqual({
		results: [
			{ name: 'purchase_create: https://example.com/kit', value: String(second.id) },
			{ name: 'tag_add: https://example.com/kit', value: String(first.id) },
		],
	});
});

it('finds a webhook by a part of its URL or event', async () => {
	kit.sandbox.store.addWebhook({ event: 'purchase.purchase_create', targetUrl });
	const other = { event: 'subscriber.subscriber_bounce', targetUrl: 'https://example.com/crm' };
	const { id } = kit.sandbox.store.addWebhook(other);
	const results = [{ name: 'subscriber_bounce: https://example.com/crm', value: String(id) }];

	expect(await search('CRM')).toEqual({ results });
	expect(await search('bounce')).toEqual({ results });
});
