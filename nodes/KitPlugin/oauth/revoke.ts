import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isClient, keepOutOfCaches, refuse } from './client';
import type { Provider } from './provider';
import { revokeGrant } from './state';
import { issued } from './token';

/**
 * The revocation address, which Kit calls when somebody removes the app: ends the token and all others of
 * its installation. One that is not known is as good as revoked (RFC 7009, section 2.2).
 *
 * @param body undefined when it could not be read
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
		return refuse(context, 400, 'invalid_request', 'The parameter token is missing.');
	}
	const claims = issued(provider.key, body.token);
	if (claims) revokeGrant(context, claims.grant);
	keepOutOfCaches(context);
	// Given back to n8n and not sent from here: n8n stores the revocation before it sends this.
	return { webhookResponse: {} };
}
