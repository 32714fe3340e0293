import type { Api } from '../shared/transport/api';
import { cursors } from '../shared/transport/paginate';

/**
 * Requests other than GET, PUT and DELETE that have the same effect twice: upserts, filters, and
 * what only sets a state. Not among them: a purchase appends its products again, a broadcast or a
 * webhook is made again.
 */
const REPEATABLE = [
	/^POST \/subscribers(\/filter)?$/,
	/^POST \/subscribers\/\d+\/(unsubscribe|location)$/,
	/^PATCH \/subscribers\/\d+\/location$/,
	/^POST \/(tags|custom_fields)$/,
	/^POST \/(forms|sequences|tags)\/\d+\/subscribers(\/\d+)?$/,
	/^POST \/bulk\/(subscribers|tags)$/,
	/^POST \/bulk\/(custom_fields|forms|tags)\/subscribers$/,
	/^PATCH \/webhook_endpoints\/\d+$/,
	/^POST \/webhook_endpoints\/\d+\/revoke_previous_secret$/,
];

/** Kit's API V4. Rate limits: 120 requests a minute with an API key, 600 with OAuth. */
export const api: Api = {
	baseURL: 'https://api.kit.com/v4',
	credentials: [
		{ authentication: 'apiKey', type: 'kitApi', limit: 120 },
		{ authentication: 'oAuth2', type: 'kitOAuth2Api', limit: 600 },
	],
	safeToRepeat: (method, path) =>
		['GET', 'PUT', 'DELETE'].includes(method) ||
		REPEATABLE.some((pattern) => pattern.test(`${method} ${path}`)),
	needsOAuth: (path) => /^\/(bulk|purchases)(\/|$)/.test(path),
	paging: cursors,
	credentialAdvice:
		'Open the credential and test it. Kit answers like this for a wrong or revoked key, for a key of API V3, and for accounts whose plan has no API access.',
	mostCustomFields: 140,
};
