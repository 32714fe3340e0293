import { getWebhooks } from '../../../../nodes/Kit/listSearch/getWebhooks';
import { N8n } from '../../../engine/n8n';
import { createSandbox, type Sandbox } from '../../../sandbox';
import { serveThroughNock, stopNock } from '../../../sandbox/nock';

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

const search = async (filter?: string) =>
	await getWebhooks.call(await n8n.loadOptions({ resource: 'webhook' }), filter);

const targetUrl = 'https://example.com/kit';

it('tells webhooks with the same address apart by their events', async () => {
	const tag = sandbox.store.addTag('VIP');
	const added = { event: 'subscriber.tag_add', value: tag.id, targetUrl };
	const first = sandbox.store.addWebhook(added);
	const second = sandbox.store.addWebhook({ event: 'purchase.purchase_create', targetUrl });

	expect(await search()).toEqual({
		results: [
			{ name: 'purchase_create: https://example.com/kit', value: String(second.id) },
			{ name: 'tag_add: https://example.com/kit', value: String(first.id) },
		],
	});
});

it('finds a webhook by a part of its address or event', async () => {
	sandbox.store.addWebhook({ event: 'purchase.purchase_create', targetUrl });
	const other = { event: 'subscriber.subscriber_bounce', targetUrl: 'https://example.com/crm' };
	const { id } = sandbox.store.addWebhook(other);
	const results = [{ name: 'subscriber_bounce: https://example.com/crm', value: String(id) }];

	expect(await search('CRM')).toEqual({ results });
	expect(await search('bounce')).toEqual({ results });
});
