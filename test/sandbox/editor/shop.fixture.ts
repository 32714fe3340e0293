import { Hono, type Context } from 'hono';
import { App, Visitor, type AppOptions, type OAuthStrategy } from './index';

const ORIGIN = 'https://shop.example';

export const SHOP = {
	block: `${ORIGIN}/block`,
	search: `${ORIGIN}/search`,
	media: `${ORIGIN}/media`,
	oauth: {
		authorizationUrl: `${ORIGIN}/authorize`,
		tokenUrl: `${ORIGIN}/token`,
		refreshUrl: `${ORIGIN}/refresh`,
		revokeUrl: `${ORIGIN}/revoke`,
		clientId: 'shop',
		clientSecret: 'shop-secret-that-nobody-knows',
	} satisfies OAuthStrategy,
};

const PRODUCTS = [
	{ label: 'Blue mug', value: 'mug-1', kind: 'mug' },
	{ label: 'Red mug', value: 'mug-2', kind: 'mug' },
	{ label: 'Poster', value: 'poster-1', kind: 'poster' },
];

interface BlockBody {
	settings: Record<string, unknown>;
}

/** A plugin that follows Kit's documentation, unless a test overrides its behavior. */
export class Shop {
	/** Responses to the next block requests, one each, instead of the shop's own. */
	readonly blockAnswers: Array<() => Response | Promise<Response>> = [];

	/** Like `blockAnswers`, for searches. */
	readonly searchAnswers: Array<() => Response | Promise<Response>> = [];

	/** Like `blockAnswers`, for the token endpoint. */
	readonly tokenAnswers: Array<() => Response> = [];

	/**
	 * The requests to the shop's token, refresh and revocation endpoints, with their content types.
	 */
	readonly tokenRequests: Array<{ type: string; body: Record<string, string> }> = [];

	/** undefined: the shop requires no authorization. */
	needsToken = false;

	/** Seconds. */
	tokenLifetime = 3_600;

	readonly app = new Hono();

	private readonly codes = new Set<string>();

	private readonly accessTokens = new Set<string>();

	private readonly refreshTokens = new Set<string>();

	private count = 0;

	constructor() {
		this.plugin();
		this.oauth();
		this.media();
	}

	send = async (request: Request): Promise<Response> => await this.app.fetch(request);

	/** Kit, with this shop as the plugin. */
	kit(options: Partial<AppOptions> = {}): App {
		return new App({ send: this.send, ...options });
	}

	/** Kit, with this shop behind OAuth. */
	kitWithOAuth(options: Partial<AppOptions> = {}): App {
		this.needsToken = true;
		return this.kit({ oauth: SHOP.oauth, ...options });
	}

	/** A creator who allows or cancels the authorization. */
	creator =
		(button = /Allow/) =>
		async (address: string): Promise<string> => {
			const visitor = new Visitor(this.send);
			const page = await visitor.open(address);
			const { redirectedTo } = await visitor.submit(address, page.html, { access: 'ana' }, button);
			return redirectedTo ?? '';
		};

	expireTokens(): void {
		this.accessTokens.clear();
	}

	private plugin(): void {
		this.app.use(async (context, next) => {
			const isPlugin = /^\/(block|search|media|filters|inserted)/.test(context.req.path);
			const token = context.req.header('authorization')?.replace('Bearer ', '') ?? '';
			if (isPlugin && this.needsToken && !this.accessTokens.has(token)) {
				return context.json({ code: 401, errors: ['Connect the shop again.'] }, 401);
			}
			return await next();
		});
		this.app.post('/block', async (context) => {
			const answer = this.blockAnswers.shift();
			if (answer) return await answer();
			const { settings } = await context.req.json<BlockBody>();
			return context.json({ code: 200, html: `<p>${JSON.stringify(settings)}</p>` });
		});
		this.app.post('/search', async (context) => {
			const answer = this.searchAnswers.shift();
			if (answer) return await answer();
			const { search, kind } = await context.req.json<{ search: string; kind?: string }>();
			const found = PRODUCTS.filter(
				(product) =>
					(kind === undefined || product.kind === kind) &&
					(product.label.toLowerCase().includes(search.toLowerCase()) || product.value === search),
			);
			return context.json({ data: found.map(({ label, value }) => ({ label, value })) });
		});
	}

	private oauth(): void {
		this.app.get('/authorize', (context) =>
			context.html(
				`<form method="post"><input type="password" name="access">
				<input type="hidden" name="to" value="${context.req.query('redirect_uri') ?? ''}">
				<input type="hidden" name="state" value="${context.req.query('state') ?? ''}">
				<button name="do" value="allow">Allow</button>
				<button name="do" value="cancel">Cancel</button></form>`,
			),
		);
		this.app.post('/authorize', async (context) => {
			const form = await context.req.parseBody<Record<string, string>>();
			const to = new URL(form.to ?? '');
			to.searchParams.set('state', form.state ?? '');
			if (form.do === 'cancel') to.searchParams.set('error', 'access_denied');
			else to.searchParams.set('code', this.issue(this.codes, 'code'));
			return context.redirect(to.href);
		});
		this.app.post('/token', async (context) => {
			const body = await this.tokenBody(context);
			const answer = this.tokenAnswers.shift();
			if (answer) return answer();
			if (body.client_secret !== SHOP.oauth.clientSecret || !this.codes.delete(body.code ?? '')) {
				return context.json({ error: 'invalid_grant' }, 400);
			}
			return context.json(this.tokens());
		});
		this.app.post('/refresh', async (context) => {
			const body = await this.tokenBody(context);
			if (!this.refreshTokens.delete(body.refresh_token ?? '')) {
				return context.json({ error: 'invalid_grant' }, 400);
			}
			return context.json(this.tokens());
		});
		this.app.post('/revoke', async (context) => {
			const body = await this.tokenBody(context);
			this.accessTokens.delete(body.token ?? '');
			this.refreshTokens.clear();
			return context.json({});
		});
	}

	private media(): void {
		const image = (id: string) => ({
			id,
			type: 'image',
			url: `${ORIGIN}/${id}.png`,
			thumbnail_url: `${ORIGIN}/${id}-small.png`,
			alt: id,
			notify_download_url: `${ORIGIN}/inserted/${id}`,
		});
		this.app.get('/filters', (context) =>
			context.json({ options: [{ label: 'Animals', value: 'animals' }] }),
		);
		this.app.post('/inserted/:id', (context) => context.body(null, 204));
		this.app.on(['GET', 'POST'], '/media', async (context) => {
			const asked =
				context.req.method === 'GET'
					? { after: context.req.query('after'), query: context.req.query('settings[query]') }
					: await context.req
							.json<{ after?: string; settings: { query?: string } }>()
							.then(({ after, settings }) => ({ after, query: settings.query }));
			const second = asked.after === 'page-1';
			return context.json({
				pagination: {
					has_previous_page: second,
					has_next_page: !second,
					start_cursor: second ? 'page-2' : null,
					end_cursor: second ? null : 'page-1',
					per_page: 100,
				},
				data: [image(second ? 'dog' : (asked.query ?? 'cat'))],
			});
		});
	}

	private tokens() {
		return {
			access_token: this.issue(this.accessTokens, 'access'),
			expires_in: this.tokenLifetime,
			refresh_token: this.issue(this.refreshTokens, 'refresh'),
			created_at: 1_772_366_400,
		};
	}

	private issue(into: Set<string>, kind: string): string {
		const issued = `${kind}-${++this.count}`;
		into.add(issued);
		return issued;
	}

	private async tokenBody(context: Context): Promise<Record<string, string>> {
		const type = context.req.header('content-type') ?? '';
		const text = await context.req.text();
		const body = text.startsWith('{')
			? (JSON.parse(text) as Record<string, string>)
			: Object.fromEntries(new URLSearchParams(text));
		this.tokenRequests.push({ type, body });
		return body;
	}
}
