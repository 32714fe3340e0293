import { getEmailTemplates } from '../../../../nodes/Kit/listSearch/getEmailTemplates';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const search = async (filter?: string) =>
	await getEmailTemplates.call(await kit.n8n.loadOptions({ resource: 'broadcast' }), filter);

it('lists email templates by name', async () => {
	const soup = kit.sandbox.store.addEmailTemplate({ name: 'Soup' });
	const bread = kit.sandbox.store.addEmailTemplate({ name: 'Bread' });

	expect(await search()).toEqual({
		results: [
			{ name: 'Bread', value: String(bread.id) },
			{ name: 'Soup', value: String(soup.id) },
		],
	});
});

it('finds an email template by a part of its name', async () => {
	const soup = kit.sandbox.store.addEmailTemplate({ name: 'Soup' });
	kit.sandbox.store.addEmailTemplate({ name: 'Bread' });

	expect(await search('OU')).toEqual({ results: [{ name: 'Soup', value: String(soup.id) }] });
});
