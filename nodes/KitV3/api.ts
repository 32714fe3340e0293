import type { Api } from '../shared/transport/api';
import { pageNumbers } from './paging';

/**
 * Idempotent requests other than GET, PUT and DELETE. Creating a purchase or a webhook is not
 * idempotent, nor is creating a tag or custom field, whose name is taken the second time.
 */
const REPEATABLE = [
	/^POST \/(forms|sequences|tags)\/\d+\/subscribe$/,
	/^POST \/tags\/\d+\/unsubscribe$/,
];

/** The response contains the tag. */
const UNTAGGING = /^(?:DELETE \/subscribers\/\d+\/tags\/(\d+)|POST \/tags\/(\d+)\/unsubscribe)$/;

/** ConvertKit's API V3, with its rate limit in requests per minute (docs/kit-api.md#api-v3). */
export const api: Api = {
	baseURL: 'https://api.convertkit.com/v3',
	credentials: [{ authentication: 'apiKey', type: 'kitV3Api', limit: 120 }],
	safeToRepeat: (method, path) =>
		['GET', 'PUT', 'DELETE'].includes(method) ||
		REPEATABLE.some((pattern) => pattern.test(`${method} ${path}`)),
	needsOAuth: () => false,
	removed(method, path) {
		const untagging = UNTAGGING.exec(`${method} ${path}`);
		if (untagging) return { statusCode: 200, body: { id: Number(untagging[1] ?? untagging[2]) } };
		if (method !== 'DELETE') return undefined;
		if (path.startsWith('/automations/')) return { statusCode: 200, body: { success: true } };
		return { statusCode: 204, body: '' };
	},
	paging: pageNumbers,
	credentialAdvice: () =>
		'Open the credential and test it. Most operations require the V3 API secret; the API key alone is not enough. A V4 key, which starts with “kit_”, does not work here: use it with the Kit node.',
	alsoNamed: {
		customFields: ['fields'],
		email: ['email_address'],
		event: ['name'],
		form: ['form_id'],
		labels: ['label'],
		linkUrl: ['initiator_value'],
		name: ['tag'],
		names: ['name', 'tag'],
		sequence: ['course_id', 'sequence_id'],
		subscriber: ['email', 'email_address'],
		tag: ['name', 'tag_id'],
	},
	bulkSiblings: {},
	mostCustomFields: 125,
};
