import { getWebhookEndpoints } from '../../../../nodes/Kit/listSearch/getWebhookEndpoints';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const search = async (filter?: string) =>
	await getWebhookEndpoints.call(
		await kit.n8n.loadOptions({ resource: 'webhookEndpoint' }),
		filter,
	);

const add = (name: string) =>
	kit.sandbox.store.addWebhookEndpoint({ name, url: 'https://example.com/kit', events: [] });

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
