/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { Hono } from 'hono';

export interface Article {
	key: string;
	title: string;
	description: string | null;
	extract: string;
}

const HOST = 'https://en.wikipedia.org';

/** The two Wikipedia URLs that the search example calls, as documented by its API. */
export class Wikipedia {
	readonly hostname = new URL(HOST).hostname;

	/** The searches that were requested. */
	readonly asked: Array<[path: string, query: Record<string, string>]> = [];

	/** Replaces the response, if set; throws to simulate a lost connection. */
	trouble: () => Promise<Response | undefined> | Response | undefined = () => undefined;

	private readonly site = new Hono();

	constructor(public articles: Article[]) {
		this.site.get('/w/rest.php/v1/search/page', (context) => {
			const { q = '', limit = '50' } = context.req.query();
			if (q === '') return context.json({ messageTranslations: {}, httpCode: 400 }, 400);
			const found = this.articles.filter(({ key, title, extract }) => {
				const known = wordsOf(`${key} ${title} ${extract}`);
				return wordsOf(q).every((word) => known.includes(word));
			});
			const pages = found.slice(0, Number(limit)).map(({ key, title, description }, id) => ({
				...{ id, key, title, excerpt: '', matched_title: null, description, thumbnail: null },
			}));
			return context.json({ pages });
		});
		this.site.get('/api/rest_v1/page/summary/:key', (context) => {
			const article = this.articles.find(({ key }) => key === context.req.param('key'));
			if (!article) return context.json({ type: 'Internal error', title: 'Not found.' }, 404);
			const { key, title, extract } = article;
			const page = `${HOST}/wiki/${encodeURIComponent(key)}`;
			return context.json({
				type: 'standard',
				title,
				extract,
				content_urls: { desktop: { page } },
			});
		});
	}

	async fetch(request: Request): Promise<Response> {
		const { pathname, searchParams } = new URL(request.url);
		this.asked.push([decodeURIComponent(pathname), Object.fromEntries(searchParams)]);
		return (await this.trouble()) ?? (await this.site.fetch(request));
	}
}

/** The characters that count in a search; an underscore equals a space. */
function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
