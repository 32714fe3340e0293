import { getCustomFields } from '../../../../nodes/Kit/listSearch/getCustomFields';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const search = async (filter?: string) =>
	await getCustomFields.call(await kit.n8n.loadOptions({ resource: 'customField' }), filter);

it('lists custom fields by label and chooses them by ID', async () => {
	const name = kit.sandbox.store.addCustomField('Last name');
	const city = kit.sandbox.store.addCustomField('City');

	expect(await search()).toEqual({
		results: [
			{ name: 'City', value: String(city.id) },
			{ name: 'Last name', value: String(name.id) },
		],
	});
});

it('finds a custom field by a part of its label', async () => {
	const name = kit.sandbox.store.addCustomField('Last name');
	kit.sandbox.store.addCustomField('City');

	expect(await search('NAME')).toEqual({
		results: [{ name: 'Last name', value: String(name.id) }],
	});
});

it('shows Kit’s message if the credential is rejected', async () => {
	kit.sandbox.store.account.apiAccess = false;

	await expect(search()).rejects.toThrow('The access token is invalid');
});
