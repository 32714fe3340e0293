import { getSnippets } from '../../../../nodes/Kit/listSearch/getSnippets';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const search = async (filter?: string) =>
	await getSnippets.call(await kit.n8n.loadOptions({ resource: 'snippet' }), filter);

it('lists the snippets that are not archived', async () => {
	const fair = kit.sandbox.store.addSnippet({ name: 'Fair', body: 'Come' });
	kit.sandbox.store.addSnippet({ name: 'Old offer', body: 'Gone', archived: true });

	expect(await search()).toEqual({ results: [{ name: 'Fair (Inline)', value: String(fair.id) }] });
});

it('finds a snippet by a part of its name', async () => {
	kit.sandbox.store.addSnippet({ name: 'Fair', body: 'Come' });
	const signOff = kit.sandbox.store.addSnippet({ name: 'Sign-off', body: 'Warmly' });

	expect(await search('SIGN')).toEqual({
		results: [{ name: 'Sign-off (Inline)', value: String(signOff.id) }],
	});
});
