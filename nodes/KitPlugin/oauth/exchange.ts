import { randomBytes } from 'node:crypto';

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { systemClock } from '../../shared/transport/clock';
import { isClient, keepOutOfCaches, refuse } from './client';
import { isKnown, type Provider } from './provider';
import { isRevoked, useCode } from './state';
import { signed, verified, type Claims } from './token';

/** For how many seconds an access token is valid. */
export const ACCESS_S = 24 * 60 * 60;

/**
 * The token endpoint: exchanges an authorization code or a refresh token for tokens
 * (docs/kit-api.md#plugin-authorization).
 *
 * @param body undefined if it could not be parsed
 */
export function exchange(
	context: IWebhookFunctions,
	provider: Provider,
	body: IDataObject | undefined,
): IWebhookResponseData {
	if (!body) return refuse(context, 400, 'invalid_request', 'The body is neither a form nor JSON.');
	const { grant_type: grantType } = body;
	const isRefresh = grantType === 'refresh_token';
	if (!isClient(context, provider, body, !isRefresh)) {
		return refuse(context, 401, 'invalid_client', 'The client ID or the client secret is wrong.');
	}
	if (!isRefresh && grantType !== 'authorization_code') {
		const known = 'authorization_code and refresh_token';
		return refuse(context, 400, 'unsupported_grant_type', `Supported grant types are ${known}.`);
	}
	const needed = isRefresh ? 'refresh_token' : 'code';
	if ((body[needed] ?? '') === '') {
		return refuse(context, 400, 'invalid_request', `The ${needed} parameter is missing.`);
	}
	const now = Math.floor(systemClock.now() / 1_000);
	const claims = isRefresh
		? verified(provider.key, body.refresh_token, 'refresh', now)
		: codeIn(provider, body, now);
	const isGood =
		claims !== undefined &&
		isKnown(provider, claims.account) &&
		!isRevoked(context, claims.grant) &&
		(isRefresh || useCode(context, claims.grant, claims.expires ?? now, now));
	if (!isGood) {
		const what = isRefresh
			? 'The refresh token is invalid or was revoked.'
			: 'The code is invalid or was already used.';
		return refuse(context, 400, 'invalid_grant', what);
	}
	keepOutOfCaches(context);
	// Returned to n8n rather than sent here: n8n then stores the used code before it sends the
	// response.
	return { webhookResponse: tokensFor(provider, claims, now) };
}

/** @returns the claims of the code, if Kit names the redirect URI that the code was sent to */
function codeIn(provider: Provider, body: IDataObject, now: number): Claims | undefined {
	const claims = verified(provider.key, body.code, 'code', now);
	return claims?.redirectUri === body.redirect_uri ? claims : undefined;
}

function tokensFor({ key }: Provider, { account, grant }: Claims, now: number): IDataObject {
	const expires = now + ACCESS_S;
	return {
		access_token: signed(key, { kind: 'access', account, grant, nonce: newNonce(), expires }),
		token_type: 'Bearer',
		expires_in: ACCESS_S,
		refresh_token: signed(key, { kind: 'refresh', account, grant, nonce: newNonce() }),
		created_at: now,
	};
}

/** @returns an unguessable, unique value */
export function newNonce(): string {
	return randomBytes(16).toString('base64url');
}
