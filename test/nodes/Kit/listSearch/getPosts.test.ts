import { getPosts } from '../../../../nodes/Kit/listSearch/getPosts';
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
	await getPosts.call(await n8n.loadOptions({ resource: 'post' }), filter);

it('lists posts by title', async () => {
	const soup = sandbox.store.addPost({ title: 'Soup' });
	const bread = sandbox.store.addPost({ title: 'Bread' });

	expect(await search()).toEqual({
		results: [
			{ name: 'Bread', value: String(bread.id) },
			{ name: 'Soup', value: String(soup.id) },
		],
	});
});

it('finds a post by a part of its title', async () => {
	const soup = sandbox.store.addPost({ title: 'Soup' });
	sandbox.store.addPost({ title: 'Bread' });

	expect(await search('OU')).toEqual({ results: [{ name: 'Soup', value: String(soup.id) }] });
});
