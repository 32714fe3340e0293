import { NOON, newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
	const { store } = kit.sandbox;
	store.addPost({ title: 'A House Full of Glue', sentAt: NOON });
	store.addPost({ title: 'Web only', content: '<p>Hello</p>', isPaid: true });
	store.addPost({ title: 'Not yet', status: 'draft' });
});

test('lists posts newest first, without content', async () => {
	const { body } = await kit.send('GET', '/v4/posts');
	expect(body).toMatchObject({ posts: [{ id: 803 }, { id: 802 }, { id: 801 }] });
	expect((body as { posts: object[] }).posts[2]).toEqual({
		id: 801,
		publication_id: 901,
		created_at: '2026-03-01T12:00:00Z',
		title: 'A House Full of Glue',
		slug: 'a-house-full-of-glue',
		description: null,
		meta_description: null,
		status: 'published',
		published_at: '2026-03-01T12:00:00Z',
		sent_at: '2026-03-01T12:00:00Z',
		thumbnail_alt: null,
		thumbnail_url: null,
		is_paid: false,
		public_url: 'https://lantern-letters.example/posts/a-house-full-of-glue',
		product_id: null,
	});
});

test('returns a null URL for a draft', async () => {
	expect(await kit.send('GET', '/v4/posts/803')).toMatchObject({
		body: { post: { slug: null, public_url: null, published_at: null, sent_at: null } },
	});
});

test('includes content in a list on request', async () => {
	expect(await kit.send('GET', '/v4/posts?include_content=true&per_page=2')).toMatchObject({
		body: { posts: [{ content: '<p>Not yet</p>' }, { content: '<p>Hello</p>' }] },
	});
});

test('always includes the content of a single post', async () => {
	expect(await kit.send('GET', '/v4/posts/802')).toMatchObject({
		status: 200,
		body: { post: { id: 802, is_paid: true, content: '<p>Hello</p>' } },
	});
});

test('returns the same paid product for every post', async () => {
	kit.sandbox.store.posts.productId = 12;
	expect(await kit.send('GET', '/v4/posts')).toMatchObject({
		body: { posts: [{ product_id: 12 }, { product_id: 12 }, { product_id: 12 }] },
	});
});

test('returns 404 for an unknown post', async () => {
	expect(await kit.send('GET', '/v4/posts/9')).toMatchObject({
		status: 404,
		body: { errors: ['Not Found'] },
	});
});
