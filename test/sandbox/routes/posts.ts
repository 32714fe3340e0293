import { timestamp, timestampOrNull } from '../clock';
import { notFound } from '../http/errors';
import { operation, type SandboxApp } from '../http/operation';
import { flag, paging } from '../http/parameters';
import { publicUrl, type Post } from '../account/posts';
import type { Store } from '../account/store';

/** Posts can only be read. */
export function postRoutes(app: SandboxApp): void {
	const listQuery = { ...paging, include_content: flag.optional() };
	operation(app, 'GET', '/v4/posts', { query: listQuery }, ({ store, query, page }) => {
		const rows = [...store.posts.values()];
		const shown = page(rows, { keyOf: ({ id }) => [id], order: 'desc' }, query);
		const posts = shown.rows.map((post) => postView(store, post, query.include_content === true));
		return { status: 200, json: { posts, pagination: shown.pagination } };
	});

	operation(app, 'GET', '/v4/posts/:id{[0-9]+}', {}, ({ store, id }) => {
		const post = store.posts.get(id('id'));
		if (!post) throw notFound();
		return { status: 200, json: { post: postView(store, post, true) } };
	});
}

function postView(store: Store, post: Post, withContent: boolean) {
	return {
		id: post.id,
		publication_id: post.publicationId,
		created_at: timestamp(post.createdAt),
		title: post.title,
		slug: post.slug,
		description: post.description,
		meta_description: post.metaDescription,
		status: post.status,
		published_at: timestampOrNull(post.publishedAt),
		sent_at: timestampOrNull(post.sentAt),
		thumbnail_alt: post.thumbnailAlt,
		thumbnail_url: post.thumbnailUrl,
		is_paid: post.isPaid,
		public_url: publicUrl(post),
		...(withContent ? { content: post.content } : {}),
		product_id: store.posts.productId,
	};
}
