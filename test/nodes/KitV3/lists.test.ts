import { KitV3V1 } from '../../../nodes/KitV3/KitV3V1.node';
import { useKitV3 } from './kitV3.fixture';

const kit = useKitV3();
const { listSearch, loadOptions, resourceMapping } = new KitV3V1().methods;

const search = async (list: keyof typeof listSearch, filter?: string) =>
	await listSearch[list].call(await kit.n8n.loadOptions({ resource: 'tag' }), filter);

const namesIn = async (list: keyof typeof listSearch, filter?: string) =>
	(await search(list, filter)).results.map(({ name }) => name);

describe('The lists to choose from', () => {
	it('return names in alphabetical order and IDs, with one request', async () => {
		const vip = kit.store.addTag('VIP');
		const buyer = kit.store.addTag('buyer');
		expect(await search('getTags')).toEqual({
			results: [
				{ name: 'buyer', value: String(buyer.id) },
				{ name: 'VIP', value: String(vip.id) },
			],
		});
		expect(kit.sent()).toEqual([['GET', '/v3/tags', {}, undefined]]);
	});

	it('find a record by a part of its name', async () => {
		for (const name of ['Spring launch', 'Autumn']) kit.store.addForm({ name });
		expect(await namesIn('getForms', 'LAUNCH')).toEqual(['Spring launch']);
	});

	it('know sequences by their name', async () => {
		kit.store.addSequence({ name: 'Course' });
		expect(await namesIn('getSequences')).toEqual(['Course']);
	});

	it('know custom fields by their label', async () => {
		kit.store.addCustomField('Last name');
		expect(await namesIn('getCustomFields')).toEqual(['Last name']);
	});

	it('know broadcasts by their subject, also those without one', async () => {
		kit.store.addBroadcast({ subject: 'Soup' });
		const { id } = kit.store.addBroadcast({ subject: '' });
		expect(await namesIn('getBroadcasts')).toEqual(['Soup', `Untitled (${id})`]);
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.n8n.credentials.replace('kitV3Api', { apiSecret: 'wrong' });
		await expect(search('getTags')).rejects.toThrow('API Key not valid');
	});

	it('return tags to choose several', async () => {
		const { id } = kit.store.addTag('VIP');
		const context = await kit.n8n.loadOptions({ resource: 'tag' });
		expect(await loadOptions.getTagNames.call(context)).toEqual([
			{ name: 'VIP', value: String(id) },
		]);
	});

	it('return custom fields to map columns to', async () => {
		kit.store.addCustomField('Last name');
		const context = await kit.n8n.loadOptions({ resource: 'tag' });
		const { fields } = await resourceMapping.getCustomFields.call(context);
		expect(fields).toEqual([
			expect.objectContaining({ id: 'last_name', displayName: 'Last name' }),
		]);
	});
});
