import { randomBytes } from 'node:crypto';
import { revokeAnswer, tokenAnswer } from './answers';
import type { CallKind, PluginCalls } from './calls';

/** The redirect URIs of Kit (docs/kit-api.md#plugin-authorization). */
export const REDIRECT_URIS = ['https://app.kit.com/apps/install', 'https://app.kit.com/apps'];

/**
 * Kit treats a 401 as a token that expired early: an open question
 * (docs/kit-api.md#plugin-authorization).
 */
const REFRESHES_ON_401 = true;

/** The OAuth values in an app's developer settings. */
export interface OAuthStrategy {
	authorizationUrl: string;
	tokenUrl: string;
	refreshUrl: string;
	revokeUrl: string;
	clientId: string;
	clientSecret: string;
}

/**
 * The content type of requests to OAuth endpoints: samples differ
 * (docs/kit-api.md#plugin-authorization).
 */
export type BodyStyle = 'form' | 'json' | 'jsonAsForm';

export interface InstallationOptions {
	calls: PluginCalls;
	/** Milliseconds since the epoch. */
	now: () => number;
	/** undefined: "No authorization". */
	oauth?: OAuthStrategy;
	bodyStyle?: BodyStyle;
	redirectUri?: string;
}

interface Tokens {
	access: string;
	refresh: string;
	/** Milliseconds since the epoch. */
	expiresAt: number;
}

/**
 * One creator's installation of an app, in which Kit is the OAuth client and the plugin the
 * provider.
 */
export class Installation {
	/** The content type of the next request to an OAuth endpoint. */
	bodyStyle: BodyStyle;

	private readonly redirectUri: string;

	private state = '';

	private tokens: Tokens | undefined;

	private refreshing: Promise<boolean> | undefined;

	constructor(private readonly options: InstallationOptions) {
		this.bodyStyle = options.bodyStyle ?? 'form';
		this.redirectUri = options.redirectUri ?? REDIRECT_URIS[0] ?? '';
	}

	get isInstalled(): boolean {
		return this.options.oauth === undefined || this.tokens !== undefined;
	}

	/** The URL that the creator's browser opens when they click Install. */
	authorizeUrl(): string {
		const { authorizationUrl, clientId } = this.oauth();
		this.state = randomBytes(16).toString('hex');
		const url = new URL(authorizationUrl);
		url.searchParams.set('client_id', clientId);
		url.searchParams.set('response_type', 'code');
		url.searchParams.set('redirect_uri', this.redirectUri);
		url.searchParams.set('state', this.state);
		return url.href;
	}

	/**
	 * Takes the URL that the plugin redirected the creator's browser to, and exchanges the code in
	 * it.
	 *
	 * @throws Error with a message if the URL is not as documented, or the creator refused
	 */
	async finish(redirectedTo: string): Promise<void> {
		const url = new URL(redirectedTo);
		if (`${url.origin}${url.pathname}` !== this.redirectUri) {
			throw new Error(
				`The plugin redirects to ${url.origin}${url.pathname} instead of back to Kit.`,
			);
		}
		const { searchParams } = url;
		if (searchParams.get('state') !== this.state)
			throw new Error('The state differs from the one that was sent.');
		const refusal = searchParams.get('error');
		if (refusal !== null) throw new Error(`The plugin was not authorized: ${refusal}`);
		const code = searchParams.get('code');
		if (code === null || code === '') throw new Error('There is no code in the redirect.');

		const { clientId, clientSecret, tokenUrl } = this.oauth();
		const done = await this.getTokens('token', tokenUrl, {
			client_id: clientId,
			client_secret: clientSecret,
			grant_type: 'authorization_code',
			code,
			redirect_uri: this.redirectUri,
		});
		if (!done) throw new Error('The code could not be exchanged for a token.');
	}

	/** Refreshes the tokens, once for all concurrent callers. */
	async refresh(): Promise<boolean> {
		this.refreshing ??= this.refreshOnce().finally(() => (this.refreshing = undefined));
		return await this.refreshing;
	}

	/** The Authorization header of a request to the plugin; refreshes an expired token. */
	async headers(): Promise<Record<string, string>> {
		if (this.options.oauth === undefined) return {};
		if (this.tokens === undefined) throw new Error('The app is not installed.');
		if (this.tokens.expiresAt <= this.options.now()) await this.refresh();
		return { authorization: `Bearer ${this.tokens.access}` };
	}

	/** Whether to retry a request that got this status. */
	async recover(status: number): Promise<boolean> {
		if (!REFRESHES_ON_401 || status !== 401 || this.tokens === undefined) return false;
		return await this.refresh();
	}

	/** Uninstalls the app: revokes the token and deletes it, whatever the plugin responds. */
	async uninstall(): Promise<boolean> {
		if (this.options.oauth === undefined) return true;
		const { clientId, clientSecret, revokeUrl } = this.options.oauth;
		const token = this.tokens?.access;
		if (token === undefined) throw new Error('The app is not installed.');
		this.tokens = undefined;
		const request = this.post(revokeUrl, {
			client_id: clientId,
			client_secret: clientSecret,
			token,
		});
		const { status, body } = await this.options.calls.ask('revoke', request, revokeAnswer);
		return status === 200 && body !== undefined;
	}

	/** The current tokens, for tests that manipulate them. */
	get issued(): { access: string; refresh: string } {
		if (this.tokens === undefined) throw new Error('The app is not installed.');
		return { access: this.tokens.access, refresh: this.tokens.refresh };
	}

	private async refreshOnce(): Promise<boolean> {
		const { clientId, refreshUrl } = this.oauth();
		return await this.getTokens('refresh', refreshUrl, {
			client_id: clientId,
			grant_type: 'refresh_token',
			refresh_token: this.tokens?.refresh ?? '',
		});
	}

	private async getTokens(
		kind: CallKind,
		address: string,
		body: Record<string, string>,
	): Promise<boolean> {
		const { calls, now } = this.options;
		const { status, body: tokens } = await calls.ask(kind, this.post(address, body), tokenAnswer);
		if (status !== 200 || tokens === undefined) return false;
		this.tokens = {
			access: tokens.access_token,
			refresh: tokens.refresh_token,
			expiresAt: now() + tokens.expires_in * 1_000,
		};
		return true;
	}

	private post(address: string, body: Record<string, string>): Request {
		const isForm = this.bodyStyle !== 'json';
		return new Request(address, {
			method: 'POST',
			headers: {
				accept: 'application/json',
				'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
			},
			body: this.bodyStyle === 'form' ? new URLSearchParams(body).toString() : JSON.stringify(body),
		});
	}

	private oauth(): OAuthStrategy {
		if (this.options.oauth === undefined) throw new Error('This app does not use authorization.');
		return this.options.oauth;
	}
}
