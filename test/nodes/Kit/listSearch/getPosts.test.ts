import { getPosts } from '../../../../nodes/Kit/listSearch/getPosts';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const search = async (filter?: string) =>
	await getPosts.call(await kit.n8n.loadOptions({ resource: 'post' }), filter);

it('lists posts by title', async () => {
	const soup = kit.sandbox.store.addPost({ title: 'Soup' });
	const bread = kit.sandbox.store.addPost({ title: 'Bread' });

	expect(await search()).toEqual({
		results: [
			{ name: 'Bread', value: String(bread.id) },
			{ name: 'Soup', value: String(soup.id) },
		],
	});
});

it('finds a post by a part of its title', async () => {
	const soup = kit.sandbox.store.addPost({ title: 'Soup' });
	kit.sandbox.store.addPost({ title: 'Bread' });

	expect(await search('OU')).toEqual({ results: [{ name: 'Soup', value: String(soup.id) }] });
});
