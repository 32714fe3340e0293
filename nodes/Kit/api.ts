import type { Api } from '../shared/transport/api';
import { bulkSiblings } from './bulkSiblings';
import { cursors } from './paging';

/**
 * Idempotent requests other than GET, PUT and DELETE (docs/kit-api.md#idempotency): upserts,
 * filters, and requests that only set a state. Purchases are not idempotent, because Kit appends
 * their products again, and neither is creating a broadcast or a webhook.
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

/** Kit's API V4, with its rate limits in requests per minute (docs/kit-api.md#rate-limits). */
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
	removed: (method, path) =>
		method === 'DELETE' && !path.startsWith('/bulk/') ? { statusCode: 204, body: '' } : undefined,
	paging: cursors,
	credentialAdvice(path, authentication) {
		const cause =
			authentication === 'oAuth2'
				? 'if access was revoked in Kit (then reconnect the credential)'
				: 'if the key is wrong, was revoked or is a V3 key';
		const plan = /^\/webhook_endpoints(\/|$)/.test(path)
			? `or if the account is on the free plan: webhook endpoints require a paid plan, see Settings > Billing in Kit.${authentication === 'oAuth2' ? '' : ' If Kit still rejects the key on a paid plan, choose a Kit OAuth2 API credential.'}`
			: 'or if the account’s plan has no API access.';
		return `Open the credential and test it. This happens ${cause}, ${plan}`;
	},
	alsoNamed: {
		conditions: [
			'all',
			'any',
			'count_greater_than',
			'count_greater_than_or_equal',
			'count_less_than',
			'count_less_than_or_equal',
			'end',
			'ids',
			'matching',
			'range',
			'start',
			'subscriber_custom_field_id',
			'type',
		],
		customFields: ['fields', 'subscriber_custom_field_id', 'value'],
		email: ['email_address'],
		event: ['name'],
		excludeSubscribers: ['ids', 'type'],
		form: ['form_id'],
		html: ['document_attributes', 'value_html'],
		includeEvents: ['include_payload'],
		limit: ['per_page'],
		linkUrl: ['initiator_value'],
		palette: ['colors'],
		recipients: ['all', 'any', 'ids', 'none', 'subscriber_filter', 'type'],
		send: ['send_at'],
		sequence: ['sequence_id'],
		subscriber: ['email_address', 'subscriber_id'],
		tag: ['id', 'name', 'tag_id'],
	},
	bulkSiblings,
	mostCustomFields: 140,
};
