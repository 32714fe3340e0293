import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Provider } from './provider';
import { isSame } from './token';

/** The OAuth errors of the token and revocation endpoints (RFC 6749, section 5.2). */
type OAuthError =
	| 'invalid_client'
	| 'invalid_grant'
	| 'invalid_request'
	| 'server_error'
	| 'unsupported_grant_type';

/**
 * Whether a request comes from Kit: with the client ID and client secret in the body or in HTTP
 * Basic.
 *
 * @param needsSecret false if Kit sends no secret; if there is one, it must still be correct
 */
export function isClient(
	context: IWebhookFunctions,
	{ clientId, clientSecret }: Provider,
	body: IDataObject,
	needsSecret: boolean,
): boolean {
	const given = basicIn(context) ?? { id: body.client_id, secret: body.client_secret };
	const isOwn = (own: string, value: unknown) => typeof value === 'string' && isSame(own, value);
	const isId = isOwn(clientId, given.id);
	const isSecret =
		given.secret === undefined || given.secret === ''
			? !needsSecret
			: isOwn(clientSecret, given.secret);
	return isId && isSecret;
}

/** Keeps responses with tokens out of caches (RFC 6749, section 5.1). */
export function keepOutOfCaches(context: IWebhookFunctions): void {
	const response = context.getResponseObject();
	response.setHeader('Cache-Control', 'no-store');
	response.setHeader('Pragma', 'no-cache');
}

/** @param description in ASCII without quotes and backslashes (RFC 6749, section 5.2) */
export function refuse(
	context: IWebhookFunctions,
	status: number,
	error: OAuthError,
	description: string,
): IWebhookResponseData {
	keepOutOfCaches(context);
	const response = context.getResponseObject();
	if (error === 'invalid_client' && basicIn(context)) {
		response.setHeader('WWW-Authenticate', 'Basic realm="Kit plugin"');
	}
	response.status(status).json({ error, error_description: description });
	return { noWebhookResponse: true };
}

function basicIn(context: IWebhookFunctions): { id: string; secret: string } | undefined {
	const [, encoded] =
		/^Basic +([\w+/=-]+)$/i.exec(context.getHeaderData().authorization ?? '') ?? [];
	if (encoded === undefined) return undefined;
	const text = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	return { id: unquoted(text.slice(0, colon)), secret: unquoted(text.slice(colon + 1)) };
}

/** Both are form-encoded (RFC 6749, section 2.3.1), but not by every client. */
function unquoted(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return text;
	}
}
