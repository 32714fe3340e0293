import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { secret, type AccessToken } from '../../http/credentials';
import { KitError, Refusal } from '../../http/errors';
import type { OAuthApp } from './oauthApps';
import { json, type Exchange, type SandboxApp } from '../../http/operation';
import { readQuery } from '../../http/strict';

type OAuthContext = Context<{ Bindings: Exchange }>;

/** An authorization code that has not been exchanged yet. */
interface Grant {
	clientId: string;
	redirectUri: string;
	challenge: string | undefined;
	expiresAt: number;
}

const AUTHORIZE_PARAMETERS = new Set([
	'client_id',
	'code_challenge',
	'code_challenge_method',
	'redirect_uri',
	'response_type',
	'scope',
	'state',
	'tenant_name',
]);

const TOKEN_KEYS = new Set([
	'client_id',
	'client_secret',
	'code',
	'code_verifier',
	'grant_type',
	'redirect_uri',
	'refresh_token',
	'scope',
]);

const REVOKE_KEYS = new Set(['client_id', 'client_secret', 'token', 'token_type_hint']);

/** Codes are documented as temporary, but not for how long they are valid. */
const CODE_LIFETIME_MS = 600_000;

/** As in the examples, which differ between exchange and refresh (docs/kit-api.md#oauth). */
const EXCHANGED_LIFETIME_S = 172_800;
const REFRESHED_LIFETIME_S = 7_200;

const VERIFIER = /^[A-Za-z0-9\-._~]{43,128}$/;

/** An error of the token endpoint, in OAuth's format. */
class OAuthError extends KitError {
	constructor(
		status: 400 | 401,
		readonly code: string,
		readonly description: string,
	) {
		super(status, [description]);
	}

	override get body(): object {
		return { error: this.code, error_description: this.description };
	}
}

/**
 * Consent, exchange, refresh and revocation, at the current URLs and those from before August 2025.
 */
export function oauthRoutes(app: SandboxApp, apps: OAuthApp[]): void {
	const grants = new Map<string, Grant>();
	for (const base of ['/v4/oauth', '/oauth']) {
		app.get(`${base}/authorize`, (context) => authorize(context, apps));
		app.post(`${base}/authorize`, (context) => decide(context, apps, grants));
		app.post(`${base}/token`, (context) => token(context, apps, grants, readFields(context)));
		app.post(`${base}/revoke`, (context) => revoke(context, apps, readFields(context)));
	}
}

/** The consent page. Its URL contains everything it needs later, so the form posts back to it. */
function authorize(context: OAuthContext, apps: OAuthApp[]): Response {
	const asked = readRequest(context, apps);
	if ('failure' in asked) return asked.failure;
	const page = `<!doctype html>
<html lang="en">
	<head><meta charset="utf-8"><title>Allow access? – Kit sandbox</title></head>
	<body>
		<h1>Allow this app to use your Kit account?</h1>
		<form method="post">
			<button type="submit" name="decision" value="allow">Allow</button>
			<button type="submit" name="decision" value="cancel">Cancel</button>
		</form>
	</body>
</html>`;
	return html(200, page);
}

function decide(context: OAuthContext, apps: OAuthApp[], grants: Map<string, Grant>): Response {
	const asked = readRequest(context, apps);
	if ('failure' in asked) return asked.failure;
	const { app, query, redirectUri } = asked;
	const { decision } = readForm(context.env.body);
	if (decision !== 'allow') {
		return redirect(redirectUri, query.state, {
			error: 'access_denied',
			error_description: 'The resource owner or authorization server denied the request.',
		});
	}
	const code = secret('code_');
	grants.set(code, {
		clientId: app.clientId,
		redirectUri,
		challenge: query.code_challenge,
		expiresAt: context.env.now + CODE_LIFETIME_MS,
	});
	return redirect(redirectUri, query.state, { code });
}

type AuthorizeRequest =
	| { failure: Response }
	| { app: OAuthApp; query: Record<string, string>; redirectUri: string };

/**
 * Until the app and the redirect URI are known to be valid, the page shows the error instead of
 * redirecting.
 */
function readRequest(context: OAuthContext, apps: OAuthApp[]): AuthorizeRequest {
	const query = readQuery(new URL(context.req.url).searchParams);
	const unknown = Object.keys(query).filter((name) => !AUTHORIZE_PARAMETERS.has(name));
	if (unknown.length > 0) {
		throw new Refusal(unknown.map((name) => `unknown query parameter "${name}"`));
	}
	const app = apps.find(({ clientId }) => clientId === query.client_id);
	if (!app) return { failure: problem('The client is unknown.') };
	const redirectUri = query.redirect_uri;
	if (redirectUri === undefined || !app.redirectUris.includes(redirectUri)) {
		return { failure: problem('The redirect URI is not registered for this app.') };
	}
	const refuse = (error: string, description: string) => ({
		failure: redirect(redirectUri, query.state, { error, error_description: description }),
	});
	if (query.response_type !== 'code') {
		return refuse('unsupported_response_type', 'Only the response type code is supported.');
	}
	const challenged = query.code_challenge !== undefined && query.code_challenge !== '';
	if (app.clientSecret === undefined && !challenged) {
		return refuse('invalid_request', 'This app requires a code challenge.');
	}
	if (challenged && query.code_challenge_method !== 'S256') {
		return refuse('invalid_request', 'The code challenge method must be S256.');
	}
	return { app, query, redirectUri };
}

function problem(sentence: string): Response {
	return html(400, `<!doctype html><title>Kit sandbox</title><p>${sentence}</p>`);
}

function html(status: number, text: string): Response {
	return new Response(text, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function redirect(
	uri: string,
	state: string | undefined,
	params: Record<string, string>,
): Response {
	const url = new URL(uri);
	for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
	if (state !== undefined) url.searchParams.set('state', state);
	return new Response(null, { status: 302, headers: { location: url.toString() } });
}

/** The body of a token or revoke request. */
function readFields(context: OAuthContext): Record<string, string> {
	const { body, bodyProblem } = context.env;
	if (bodyProblem !== undefined) throw new OAuthError(400, 'invalid_request', bodyProblem);
	return readForm(body);
}

function token(
	context: OAuthContext,
	apps: OAuthApp[],
	grants: Map<string, Grant>,
	body: Record<string, string>,
): Response {
	allowOnly(context, body, TOKEN_KEYS);
	const client = readClient(context, body);
	const app = apps.find(({ clientId }) => clientId === client.id);
	if (!app) throw new OAuthError(401, 'invalid_client', 'The client is unknown.');
	if (body.grant_type === 'authorization_code') {
		checkSecret(app, client.secret, 'required');
		redeem(context.env.now, app, grants, body);
		return issue(context, app, EXCHANGED_LIFETIME_S);
	}
	if (body.grant_type === 'refresh_token') {
		// With or without a secret (docs/kit-api.md#oauth).
		checkSecret(app, client.secret, 'optional');
		if (!context.env.credentials.takeRefresh(body.refresh_token ?? '', app.clientId)) {
			throw new OAuthError(
				400,
				'invalid_grant',
				'The refresh token is invalid or was used before.',
			);
		}
		return issue(context, app, REFRESHED_LIFETIME_S);
	}
	throw new OAuthError(400, 'unsupported_grant_type', 'This grant type is not supported.');
}

function allowOnly(context: OAuthContext, body: Record<string, string>, known: Set<string>): void {
	const unknown = Object.keys(body).filter((name) => !known.has(name));
	if (unknown.length === 0) return;
	const reasons = unknown.map((name) => `unknown body key "${name}"`);
	for (const reason of reasons) context.env.refuse(reason);
	throw new OAuthError(400, 'invalid_request', `Sandbox: ${reasons.join('; ')}`);
}

/** From the body, as documented, or from a Basic header, as OAuth specifies. */
function readClient(context: OAuthContext, body: Record<string, string>) {
	const basic = /^Basic (.+)$/i.exec(context.req.header('authorization') ?? '');
	if (basic?.[1] === undefined) return { id: body.client_id, secret: body.client_secret };
	const [id = '', given = ''] = Buffer.from(basic[1], 'base64').toString().split(':');
	return { id: decodeURIComponent(id), secret: decodeURIComponent(given) };
}

/** An empty secret counts as missing: generic clients send one for public apps. */
function checkSecret(
	app: OAuthApp,
	given: string | undefined,
	need: 'required' | 'optional',
): void {
	const sent = given === '' ? undefined : given;
	const fits = sent === app.clientSecret || (sent === undefined && need === 'optional');
	if (!fits) throw new OAuthError(401, 'invalid_client', 'The client secret is wrong.');
}

function redeem(
	now: number,
	app: OAuthApp,
	grants: Map<string, Grant>,
	body: Record<string, string>,
): void {
	const code = body.code ?? '';
	const grant = grants.get(code);
	// Invalidated by the attempt, whether it succeeds or not.
	grants.delete(code);
	if (!grant || grant.clientId !== app.clientId || now >= grant.expiresAt) {
		throw new OAuthError(400, 'invalid_grant', 'The code is invalid, expired or was used before.');
	}
	if (grant.redirectUri !== body.redirect_uri) {
		throw new OAuthError(
			400,
			'invalid_grant',
			'The redirect URI differs from the one in the authorization request.',
		);
	}
	if (grant.challenge !== undefined && !proves(body.code_verifier ?? '', grant.challenge)) {
		throw new OAuthError(400, 'invalid_grant', 'The code verifier does not match the challenge.');
	}
}

/** Some of Kit's pages show an unpadded challenge, others a padded one; both are accepted. */
function proves(verifier: string, challenge: string): boolean {
	if (!VERIFIER.test(verifier)) return false;
	const hash = createHash('sha256').update(verifier).digest('base64url');
	return hash === challenge.replace(/=+$/, '');
}

function issue(context: OAuthContext, app: OAuthApp, lifetimeS: number): Response {
	const { credentials, now } = context.env;
	return json(200, tokenView(credentials.issue(app.clientId, now, lifetimeS * 1000)));
}

function tokenView(issued: AccessToken) {
	return {
		access_token: issued.accessToken,
		token_type: 'Bearer',
		expires_in: Math.round((issued.expiresAt - issued.createdAt) / 1000),
		refresh_token: issued.refreshToken,
		scope: 'public',
		created_at: Math.floor(issued.createdAt / 1000),
	};
}

/** 200 without a body, even for unknown tokens. Kit's own public clients send no secret. */
function revoke(context: OAuthContext, apps: OAuthApp[], body: Record<string, string>): Response {
	allowOnly(context, body, REVOKE_KEYS);
	const client = readClient(context, body);
	const app = apps.find(({ clientId }) => clientId === client.id);
	if (!app) throw new OAuthError(401, 'invalid_client', 'The client is unknown.');
	checkSecret(app, client.secret, 'required');
	context.env.credentials.revoke(body.token ?? '', app.clientId);
	return new Response(null, { status: 200 });
}

/** The text entries of a form or JSON body. */
function readForm(body: unknown): Record<string, string> {
	if (typeof body !== 'object' || body === null) return {};
	return Object.fromEntries(
		Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
	);
}
