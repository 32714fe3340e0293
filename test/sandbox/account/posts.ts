import { dashed } from './dashed';

/** One newsletter post on the creator's site. Times are milliseconds since the epoch. */
export interface Post {
	readonly id: number;
	/** The broadcast's publication ID, if the post was also sent. */
	publicationId: number;
	createdAt: number;
	title: string;
	/** null until the post has a URL. */
	slug: string | null;
	description: string | null;
	metaDescription: string | null;
	status: 'draft' | 'scheduled' | 'published';
	publishedAt: number | null;
	sentAt: number | null;
	thumbnailAlt: string | null;
	thumbnailUrl: string | null;
	isPaid: boolean;
	content: string;
}

export type NewPost = { title: string } & Partial<Omit<Post, 'id' | 'title'>>;

/**
 * The account's posts by ID. Sending a broadcast does not create one: tests add posts themselves.
 */
export class Posts extends Map<number, Post> {
	/** The product that unlocks paid posts: the same for every post, or null. */
	productId: number | null = null;

	private lastId = 800;

	/** @param publication returns a new publication ID */
	constructor(
		private readonly now: () => number,
		private readonly publication: () => number,
	) {
		super();
	}

	add(given: NewPost): Post {
		const status = given.status ?? 'published';
		const createdAt = given.createdAt ?? given.publishedAt ?? this.now();
		const post: Post = {
			publicationId: given.publicationId ?? this.publication(),
			createdAt,
			status,
			slug: status === 'draft' ? null : dashed(given.title),
			description: null,
			metaDescription: null,
			publishedAt: status === 'published' ? createdAt : null,
			sentAt: null,
			thumbnailAlt: null,
			thumbnailUrl: null,
			isPaid: false,
			content: `<p>${given.title}</p>`,
			...given,
			id: ++this.lastId,
		};
		this.set(post.id, post);
		return post;
	}

	/** Publishes a draft or a scheduled post. */
	publish(post: Post): void {
		post.status = 'published';
		post.slug ??= dashed(post.title);
		post.publishedAt = this.now();
	}
}

/** The public URL of a post; null unless it is published. */
export function publicUrl({ status, slug }: Post): string | null {
	if (status !== 'published' || slug === null) return null;
	return `https://lantern-letters.example/posts/${slug}`;
}
