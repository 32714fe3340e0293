import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

import { isRecord } from '../../shared/basics/isRecord';
import { parsedJson } from '../../shared/basics/parsedJson';

/** The claims of a token. It needs no database: its signature proves that the trigger issued it. */
export interface Claims {
	kind: 'code' | 'access' | 'refresh';
	/** The account whose data the plugin may show. */
	account: string;
	/** One installation in Kit: all tokens that derive from one authorization code. */
	grant: string;
	/** Distinguishes two tokens of the same second. */
	nonce: string;
	/** The redirect URI, only in authorization codes. */
	redirectUri?: string;
	/** Second since the epoch; missing for refresh tokens, which are valid as long as the grant. */
	expires?: number;
}

/** The maximum length of a token, in characters. */
const LONGEST = 4_000;

/** @param key of the trigger; see `providerOf` */
export function signed(key: Buffer, claims: Claims): string {
	const payload = Buffer.from(JSON.stringify(claims), 'utf8').toString('base64url');
	return `${payload}.${signature(key, payload).toString('base64url')}`;
}

/**
 * @param now second since the epoch
 * @returns the claims of the token; undefined if it is of another kind, expired, or was not issued
 * by the trigger
 */
export function verified(
	key: Buffer,
	token: unknown,
	kind: Claims['kind'],
	now: number,
): Claims | undefined {
	const claims = issued(key, token);
	const isOver = claims?.expires !== undefined && claims.expires <= now;
	return claims?.kind === kind && !isOver ? claims : undefined;
}

/**
 * @returns the claims of the token, even if it is expired; undefined if the trigger did not issue
 * it
 */
export function issued(key: Buffer, token: unknown): Claims | undefined {
	if (typeof token !== 'string' || token.length > LONGEST) return undefined;
	const [payload, given, ...others] = token.split('.');
	if (payload === undefined || given === undefined || others.length > 0) return undefined;
	// Compared as text, because base64 can encode the same bytes in more than one way.
	if (!isSame(signature(key, payload).toString('base64url'), given)) return undefined;
	const claims = parsedJson(Buffer.from(payload, 'base64url').toString('utf8'));
	return isClaims(claims) ? claims : undefined;
}

/** Compares in constant time. */
export function isSame(own: string, given: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(own), digest(given));
}

function signature(key: Buffer, payload: string): Buffer {
	return createHmac('sha256', key).update(payload).digest();
}

function isClaims(value: unknown): value is Claims {
	return (
		isRecord(value) &&
		['code', 'access', 'refresh'].includes(String(value.kind)) &&
		typeof value.account === 'string' &&
		typeof value.grant === 'string' &&
		(value.expires === undefined ? value.kind === 'refresh' : typeof value.expires === 'number')
	);
}
