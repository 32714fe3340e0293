import type { IWebhookFunctions } from 'n8n-workflow';

/** What is asked for at one of the trigger's addresses. */
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
	/** What follows in the path: the name of a search setting, or the key of an image. */
	subject: string | undefined;
}

/**
 * Tells the trigger's addresses apart. n8n names them all alike, so it goes by what stands in the path
 * after the last ID of the trigger, which paths with a parameter hold twice.
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
