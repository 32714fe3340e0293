import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isClient, keepOutOfCaches, refuse } from './client';
import type { Provider } from './provider';
import { revokeGrant } from './state';
import { issued } from './token';

/**
 * The revocation endpoint, which Kit calls when someone removes the app: revokes the token and all
 * others of its installation. An unknown token counts as revoked (RFC 7009, section 2.2).
 *
 * @param body undefined if it could not be parsed
 */
export function revoke(
	context: IWebhookFunctions,
	provider: Provider,
	body: IDataObject | undefined,
): IWebhookResponseData {
	if (!body) return refuse(context, 400, 'invalid_request', 'The body is neither a form nor JSON.');
	if (!isClient(context, provider, body, true)) {
		return refuse(context, 401, 'invalid_client', 'The client ID or the client secret is wrong.');
	}
	if ((body.token ?? '') === '') {
		return refuse(context, 400, 'invalid_request', 'The token parameter is missing.');
	}
	const claims = issued(provider.key, body.token);
	if (claims) revokeGrant(context, claims.grant);
	keepOutOfCaches(context);
	// Returned to n8n rather than sent here: n8n then stores the revocation before it sends the
	// response.
	return { webhookResponse: {} };
}
