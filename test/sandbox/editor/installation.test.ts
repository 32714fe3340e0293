import { REDIRECT_URIS, type BodyStyle } from './index';
import { SHOP, Shop } from './shop.fixture';

let shop: Shop;
let now: number;

beforeEach(() => {
	shop = new Shop();
	now = Date.UTC(2026, 2, 1, 12);
});

const config = { name: 'Product', requestUrl: SHOP.block, settings: [] };
const withOAuth = (options = {}) => shop.kitWithOAuth({ now: () => now, ...options });

describe('installing', () => {
	it.each<[BodyStyle, string]>([
		['form', 'application/x-www-form-urlencoded'],
		['json', 'application/json'],
		['jsonAsForm', 'application/x-www-form-urlencoded'],
	])(
		'exchanges the code for a token (%s) and sends the token with every request',
		async (style, type) => {
			const kit = withOAuth({ bodyStyle: style });
			await kit.install(shop.creator());
			expect(shop.tokenRequests).toEqual([
				{
					type,
					body: {
						client_id: 'shop',
						client_secret: SHOP.oauth.clientSecret,
						grant_type: 'authorization_code',
						code: 'code-1',
						redirect_uri: REDIRECT_URIS[0],
					},
				},
			]);

			const block = kit.contentBlock(config);
			await block.open();

			expect(block.html).toBe('<p>{}</p>');
			expect(kit.calls.made.at(-1)).toMatchObject({ kind: 'block', bearer: true });
			expect(kit.refused).toEqual([]);
		},
	);

	it('requests authorization as documented', () => {
		const url = new URL(withOAuth().installation.authorizeUrl());
		expect(`${url.origin}${url.pathname}`).toBe(SHOP.oauth.authorizationUrl);
		expect(Object.fromEntries(url.searchParams)).toEqual({
			client_id: 'shop',
			response_type: 'code',
			redirect_uri: 'https://app.kit.com/apps/install',
			state: expect.stringMatching(/^[0-9a-f]{32}$/),
		});
	});

	it('supports the other documented redirect URI', async () => {
		const kit = withOAuth({ redirectUri: 'https://app.kit.com/apps' });
		await kit.install(shop.creator());
		expect(shop.tokenRequests[0]?.body.redirect_uri).toBe('https://app.kit.com/apps');
	});

	it('fails when the creator cancels', async () => {
		await expect(withOAuth().install(shop.creator(/Cancel/))).rejects.toThrow('access_denied');
	});

	it.each<[string, (address: URL) => string, string]>([
		['to another site', () => 'https://evil.example/?code=1', 'instead of back to Kit'],
		[
			'with another state',
			() => `${REDIRECT_URIS[0]}?code=1&state=2`,
			'state differs from the one',
		],
		[
			'without a code',
			({ searchParams }) => `${REDIRECT_URIS[0]}?state=${searchParams.get('state')}`,
			'There is no code',
		],
	])('rejects a redirect %s', async (_name, redirect, sentence) => {
		const installing = withOAuth().install(async (address) => redirect(new URL(address)));
		await expect(installing).rejects.toThrow(sentence);
	});

	it.each(['access_token', 'expires_in', 'refresh_token', 'created_at'])(
		'rejects a token response without %s',
		async (missing) => {
			const tokens = { access_token: 'a', expires_in: 1, refresh_token: 'r', created_at: 1 };
			shop.tokenAnswers.push(() => Response.json({ ...tokens, [missing]: undefined }));
			const kit = withOAuth();
			await expect(kit.install(shop.creator())).rejects.toThrow('could not be exchanged');
			expect(kit.refused).toMatchObject([{ kind: 'token' }]);
		},
	);
});

describe('an installed app', () => {
	it('refreshes an expired token without sending the client secret', async () => {
		const kit = withOAuth();
		await kit.install(shop.creator());
		now += shop.tokenLifetime * 1_000;
		await kit.contentBlock(config).open();
		expect(shop.tokenRequests.at(-1)?.body).toEqual({
			client_id: 'shop',
			grant_type: 'refresh_token',
			refresh_token: 'refresh-3',
		});
		expect(kit.calls.made.map(({ kind }) => kind)).toEqual(['token', 'refresh', 'block']);
	});

	it('refreshes an expired token once for concurrent requests', async () => {
		const kit = withOAuth();
		await kit.install(shop.creator());
		shop.expireTokens();
		await Promise.all([1, 2, 3].map(async () => await kit.contentBlock(config).open()));
		const refreshes = kit.calls.made.filter(({ kind }) => kind === 'refresh');
		expect(refreshes).toHaveLength(1);
		expect(kit.refused).toEqual([]);
	});

	it('shows the plugin’s message when a refresh does not help', async () => {
		const kit = withOAuth();
		await kit.install(shop.creator());
		await kit.calls.ask('revoke', revokeRequest(kit.installation.issued.access), undefined);
		const block = kit.contentBlock(config);
		await block.open();
		expect(block.errors).toEqual(['Connect the shop again.']);
	});

	it('revokes its token on uninstall', async () => {
		const kit = withOAuth();
		await kit.install(shop.creator());
		const { access } = kit.installation.issued;
		expect(await kit.uninstall()).toBe(true);
		expect(shop.tokenRequests.at(-1)?.body).toEqual({
			client_id: 'shop',
			client_secret: SHOP.oauth.clientSecret,
			token: access,
		});
		expect(kit.installation.isInstalled).toBe(false);
	});

	it('records no secrets', async () => {
		const kit = withOAuth();
		await kit.install(shop.creator());
		await kit.installation.refresh();
		await kit.uninstall();
		const record = JSON.stringify(kit.calls);
		expect(record).not.toMatch(/access-\d|refresh-\d|code-\d/);
		expect(record).not.toContain(SHOP.oauth.clientSecret);
	});
});

function revokeRequest(token: string): Request {
	return new Request(SHOP.oauth.revokeUrl, {
		method: 'POST',
		body: new URLSearchParams({ token }),
	});
}
