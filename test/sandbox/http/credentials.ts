import { randomBytes } from 'node:crypto';

export interface AccessToken {
	accessToken: string;
	refreshToken: string;
	clientId: string;
	createdAt: number;
	expiresAt: number;
}

/** The caller, according to the headers. The secret is only used here and in the rate limit. */
export interface Caller {
	credential: 'apiKey' | 'oauth' | 'v3Key' | 'v3Secret' | 'none';
	secret: string;
	/** Where V3's credential was sent; V4's are headers. */
	secretIn?: 'query' | 'body';
}

/** Reads the credential of a request to V4; a key takes precedence over a token. */
export function callerOf(headers: Headers): Caller {
	const key = headers.get('x-kit-api-key');
	if (key !== null) return { credential: 'apiKey', secret: key };
	const bearer = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '');
	if (bearer?.[1] !== undefined) return { credential: 'oauth', secret: bearer[1] };
	return { credential: 'none', secret: '' };
}

/** @returns `prefix` and random hex digits, unique for each call */
export function secret(prefix: string, bytes = 24): string {
	return `${prefix}${randomBytes(bytes).toString('hex')}`;
}

/** The keys and tokens that this account has issued. */
export class Credentials {
	/** A valid V4 key. */
	readonly apiKey = secret('kit_', 16);

	/** The account's key and secret of V3, which V4 rejects. */
	readonly v3 = { apiKey: secret('', 11), apiSecret: secret('', 22) };

	private readonly byAccess = new Map<string, AccessToken>();

	private readonly byRefresh = new Map<string, AccessToken>();

	private latest: AccessToken | undefined;

	issue(clientId: string, now: number, lifetimeMs: number): AccessToken {
		const token = {
			accessToken: secret('at_'),
			refreshToken: secret('rt_'),
			clientId,
			createdAt: now,
			expiresAt: now + lifetimeMs,
		};
		this.byAccess.set(token.accessToken, token);
		this.byRefresh.set(token.refreshToken, token);
		this.latest = token;
		return token;
	}

	/** Redeems a refresh token, which is valid once. */
	takeRefresh(refreshToken: string, clientId: string): AccessToken | undefined {
		const token = this.byRefresh.get(refreshToken);
		if (token?.clientId !== clientId) return undefined;
		this.byRefresh.delete(refreshToken);
		return token;
	}

	/**
	 * Revokes an access token and its refresh token, given either; an unknown token is not an error.
	 */
	revoke(either: string, clientId: string): void {
		const token = this.byAccess.get(either) ?? this.byRefresh.get(either);
		if (token?.clientId !== clientId) return;
		this.byAccess.delete(token.accessToken);
		this.byRefresh.delete(token.refreshToken);
	}

	/** Expires one access token, or all of them; refresh tokens stay valid. */
	expire(now: number, accessToken?: string): void {
		for (const token of this.byAccess.values()) {
			if (accessToken === undefined || token.accessToken === accessToken) {
				token.expiresAt = Math.min(token.expiresAt, now);
			}
		}
	}

	isValid({ credential, secret: given }: Caller, now: number): boolean {
		if (credential === 'apiKey') return given === this.apiKey;
		if (credential === 'v3Key') return given === this.v3.apiKey;
		if (credential === 'v3Secret') return given === this.v3.apiSecret;
		if (credential === 'none') return false;
		const token = this.byAccess.get(given);
		return token !== undefined && now < token.expiresAt;
	}

	/** The app a token was issued to; undefined for a key and for an unknown token. */
	clientIdOf({ credential, secret: given }: Caller): string | undefined {
		return credential === 'oauth' ? this.byAccess.get(given)?.clientId : undefined;
	}

	/**
	 * The key by which a caller's requests are counted. V3 limits "a given api key"; its key and
	 * secret are treated as the same key.
	 */
	limitOf(caller: Caller): { kind: 'apiKey' | 'oauth' | 'v3'; secret: string } {
		const { credential, secret: given } = caller;
		if (credential === 'oauth') return { kind: 'oauth', secret: given };
		if (credential !== 'v3Key' && credential !== 'v3Secret')
			return { kind: 'apiKey', secret: given };
		const own = given === this.v3.apiKey || given === this.v3.apiSecret;
		return { kind: 'v3', secret: own ? this.v3.apiKey : given };
	}

	/** Redacts V3's key and secret, which may be in a body that cannot be parsed. */
	hideIn(text: string): string {
		return text.replaceAll(this.v3.apiSecret, '•••').replaceAll(this.v3.apiKey, '•••');
	}

	/** The key, the token issued last or the key of V3. */
	secretOf(credential: 'apiKey' | 'oauth' | 'v3'): string {
		if (credential === 'apiKey') return this.apiKey;
		if (credential === 'v3') return this.v3.apiKey;
		if (!this.latest) throw new Error('The sandbox has issued no access token yet.');
		return this.latest.accessToken;
	}
}
