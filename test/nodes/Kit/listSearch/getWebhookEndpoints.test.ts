import { getWebhookEndpoints } from '../../../../nodes/Kit/listSearch/getWebhookEndpoints';
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
	await getWebhookEndpoints.call(await n8n.loadOptions({ resource: 'webhookEndpoint' }), filter);

const add = (name: string) =>
	sandbox.store.addWebhookEndpoint({ name, url: 'https://example.com/kit', events: [] });

it('lists webhook endpoints by name', async () => {
	const shop = add('Shop');
	const crm = add('CRM');

	expect(await search()).toEqual({
		results: [
			{ name: 'CRM', value: String(crm.id) },
			{ name: 'Shop', value: String(shop.id) },
		],
	});
});

it('finds a webhook endpoint by a part of its name', async () => {
	const { id } = add('Shop');
	add('CRM');

	expect(await search('HO')).toEqual({ results: [{ name: 'Shop', value: String(id) }] });
});
