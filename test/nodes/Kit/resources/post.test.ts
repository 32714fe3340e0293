import type { INodeParameters } from 'n8n-workflow';

import { byId, fromList } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const run = async (operation: string, parameters: INodeParameters) =>
	await kit.n8n.run({ resource: 'post', operation, ...parameters });

const sent = () => kit.sandbox.requests.map(({ method, path, query }) => ({ method, path, query }));

const addSoup = () =>
	kit.sandbox.store.addPost({ title: 'Soup', publishedAt: Date.UTC(2026, 1, 1) });

const simpleSoup = {
	id: expect.any(Number),
	title: 'Soup',
	slug: 'soup',
	description: null,
	status: 'published',
	published_at: '2026-02-01T00:00:00Z',
	is_paid: false,
	public_url: 'https://lantern-letters.example/posts/soup',
	publication_id: expect.any(Number),
};

describe('Post: Get', () => {
	it('returns the simplified post with its content', async () => {
		const { id } = addSoup();

		const { items } = await run('get', { post: fromList(id) });

		expect(sent()).toEqual([{ method: 'GET', path: `/v4/posts/${id}`, query: {} }]);
		expect(items.map(({ json }) => json)).toEqual([{ ...simpleSoup, content: '<p>Soup</p>' }]);
	});

	it('returns the complete post', async () => {
		const { id } = addSoup();

		const { items } = await run('get', { post: byId(id), simple: false });

		expect(items[0]?.json).toMatchObject({ id, meta_description: null, product_id: null });
	});

	it('reports that Kit has no such post', async () => {
		const { error } = await run('get', { post: byId(7) });

		expect(error?.message).toBe('Kit cannot find post 7');
	});

	it('rejects an invalid ID before any request', async () => {
		const { error } = await run('get', { post: byId('={{ "soup" }}') });

		expect(error?.message).toBe(
			"The 'Post' parameter must be an ID, which is a number, but is “soup”",
		);
		expect(sent()).toEqual([]);
	});
});

describe('Post: Get Many', () => {
	it('returns complete posts up to the limit', async () => {
		addSoup();
		kit.sandbox.store.addPost({ title: 'Bread', status: 'draft' });

		const { items } = await run('getAll', {
			returnAll: false,
			limit: 1,
			simple: false,
			options: { includeContent: true },
		});

		expect(sent()).toEqual([
			{ method: 'GET', path: '/v4/posts', query: { per_page: '1', include_content: 'true' } },
		]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ title: 'Bread', content: '<p>Bread</p>', product_id: null }),
		]);
	});

	it('returns all posts, simplified and without content', async () => {
		addSoup();

		const { items } = await run('getAll', { returnAll: true });

		expect(sent()).toEqual([{ method: 'GET', path: '/v4/posts', query: { per_page: '1000' } }]);
		expect(items.map(({ json }) => json)).toEqual([simpleSoup]);
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.sandbox.store.account.apiAccess = false;

		const { error } = await run('getAll', {});

		expect(error?.message).toBe('The access token is invalid');
	});
});
