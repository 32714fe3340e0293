import type { IWebhookFunctions } from 'n8n-workflow';

/** The kinds of request, each with a URL of its own. */
export type Kind =
	| 'block'
	| 'media'
	| 'search'
	| 'inserted'
	| 'setup'
	| 'authorize'
	| 'token'
	| 'revoke';

export interface Target {
	kind: Kind;
	/** The rest of the path: the name of a search setting, or the key of an image. */
	subject: string | undefined;
}

/**
 * Determines which of the trigger's URLs was requested. n8n gives all of its webhooks the same
 * name, so this looks at the part of the path after the last occurrence of the trigger's ID, which
 * paths with a parameter contain twice.
 */
export function targetOf(context: IWebhookFunctions): Target {
	const segments = context
		.getRequestObject()
		.path.split('/')
		.filter((segment) => segment !== '');
	const own = segments.slice(segments.lastIndexOf(context.getNode().webhookId ?? '') + 1);
	const subject = own.at(-1);
	switch (own[0]) {
		case 'search':
			return { kind: 'search', subject: own[1] };
		case 'media':
			return own[1] === 'inserted'
				? { kind: 'inserted', subject }
				: { kind: 'media', subject: undefined };
		case 'setup':
		case 'authorize':
		case 'token':
		case 'revoke':
			return { kind: own[0], subject: undefined };
		default:
			return { kind: 'block', subject: undefined };
	}
}
