import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';

import type { Api } from './api';
import { failureOf, type Failure } from './failure';

interface Sent {
	api: Api;
	method: string;
	/** Relative to the API's base, with leading slash. */
	path: string;
	/** Names of what was sent in body and query; values stay out of errors. */
	names: string[];
	safeToRepeat: boolean;
}

/**
 * What the user sees of a failed request: Kit's own sentence as the message, and as the description
 * what to do about it. It is built from scratch and not wrapped around n8n's error, whose cause
 * holds the request with its credentials.
 *
 * @param error as thrown by n8n's request helpers
 */
export function kitError(
	node: INode,
	error: unknown,
	sent: Sent,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeOperationError) return error;

	const failure = failureOf(error);
	if (failure.status === undefined && failure.code === undefined && !failure.unreadable) {
		return withoutAnswer(node, error, itemIndex);
	}
	const { message, description } = explain(failure, sent);
	const made = new NodeApiError(node, {} as JsonObject, {
		message,
		description,
		...(failure.status === undefined ? {} : { httpCode: String(failure.status) }),
		...(itemIndex === undefined ? {} : { itemIndex }),
	});
	if (failure.foreign) foreign.add(made);
	return made;
}

/** Errors made of an answer that somebody else gave in Kit's place. */
const foreign = new WeakSet<Error>();

/**
 * Whether Kit itself answered with one of the statuses, and not a proxy with a page of its own.
 *
 * @param error made by `kitError`
 */
export function isKitsAnswer(error: unknown, statuses: string[]): boolean {
	return (
		error instanceof NodeApiError && !foreign.has(error) && statuses.includes(error.httpCode ?? '')
	);
}

/**
 * The same error for another item: items that share a request or a lookup get one and the same.
 *
 * @param advise gets what is there already of what to do about it
 */
export function ownError(
	node: INode,
	error: unknown,
	itemIndex: number,
	advise: (advice: string) => string = (advice) => advice,
): NodeApiError | NodeOperationError {
	const message = error instanceof Error ? error.message : String(error);
	const isNodeError = error instanceof NodeApiError || error instanceof NodeOperationError;
	const description = advise((isNodeError && error.description) || '');
	if (error instanceof NodeApiError) {
		const { httpCode } = error;
		const options = { message, description, itemIndex, ...(httpCode ? { httpCode } : {}) };
		return new NodeApiError(node, {} as JsonObject, options);
	}
	return new NodeOperationError(node, message, { description, itemIndex });
}

/** Kit accepts only an OAuth token for some operations (reference: section 2.1), so a key is not even tried. */
export function needsOAuth(node: INode, itemIndex?: number): NodeOperationError {
	return new NodeOperationError(node, 'Kit allows this operation only with OAuth2', {
		description:
			"Set 'Authentication' to OAuth2 and connect a Kit OAuth2 API credential. An API key is never accepted here.",
		...(itemIndex === undefined ? {} : { itemIndex }),
	});
}

/** The request never left, for instance because the credential was never connected: n8n's own words say it best. */
function withoutAnswer(node: INode, error: unknown, itemIndex?: number): NodeOperationError {
	const message = error instanceof Error ? error.message : String(error);
	const description =
		error instanceof NodeApiError && error.description ? error.description : undefined;
	return new NodeOperationError(node, message, {
		...(description === undefined ? {} : { description }),
		...(itemIndex === undefined ? {} : { itemIndex }),
	});
}

interface Explanation {
	message: string;
	description: string;
}

function explain(failure: Failure, sent: Sent): Explanation {
	const said = failure.messages.join(' ');
	const { status } = failure;
	const repeated = sent.safeToRepeat
		? 'It was tried again several times over about two minutes. Try again later.'
		: 'It was not tried again, because Kit may have done the work already. Check in Kit before you run it again.';

	if (failure.cancelled) return { message: 'The execution was cancelled', description: '' };
	if (failure.unreadable) {
		return {
			message: 'The answer did not come from Kit’s API or is incomplete',
			description: `A proxy or firewall may have answered in Kit’s place. ${repeated}`,
		};
	}
	if (status === undefined) {
		return {
			message: 'The connection to Kit was lost or could not be made',
			description: `Check that this n8n can reach ${new URL(sent.api.baseURL).origin} (${failure.code}). ${repeated}`,
		};
	}
	if (status === 401) {
		return {
			message: said || 'Kit does not accept the credential',
			description: sent.api.credentialAdvice,
		};
	}
	if (status === 403) {
		return {
			message: said || 'Kit does not allow this for the account',
			description:
				'The account’s plan, its subscriber limit or its permissions do not allow this. See Settings > Billing in Kit.',
		};
	}
	if (status === 404) {
		const records = recordsIn(sent);
		return {
			message: records ? `Kit cannot find ${records}` : `Kit has nothing at ${sent.path}`,
			description: records
				? 'Check that it exists in the account of this credential: Kit does not find what belongs to another account.'
				: 'The account does not have this, or the feature is switched off for it.',
		};
	}
	if (status === 409) {
		return {
			message: said || 'Kit cannot do this at the moment',
			description:
				"The state of the record does not allow this yet. Wait, or use 'Force' where the operation offers it.",
		};
	}
	if (status === 413) {
		return {
			message: said || 'Kit’s queue of bulk requests is full',
			description:
				'Kit still works on bulk requests that were sent before. It was tried again several times over about two minutes. Run it again later, with fewer records at a time if it keeps happening.',
		};
	}
	if (status === 429) {
		return {
			message: 'Kit’s rate limit is used up',
			description: failure.retryAfter
				? `Kit asks to be left alone for ${failure.retryAfter} seconds. Run it again after that.`
				: 'The request was repeated for over two minutes. Something else is using the same credential: let it finish, or give it its own key.',
		};
	}
	if (status >= 500) {
		return {
			message: said || `Kit could not process the request (${status})`,
			description: repeated,
		};
	}
	return {
		message: said || `Kit refused the request (${status})`,
		description: `Kit refused what this item sends. ${blame(said, sent.names)}`,
	};
}

/** What a request is about: `/tags/12/subscribers/34` is about “tag 12 or subscriber 34”. */
function recordsIn({ path, names }: Sent): string {
	const records = [...path.matchAll(/\/([a-z_]+)s\/(\d+)/g)].map(
		([, kind = '', id]) =>
			`${kind
				.replace(/^hook$/, 'webhook')
				.replace(/ie$/, 'y')
				.replace(/_/g, ' ')} ${id}`,
	);
	const byEmail =
		(names.includes('email_address') && path.endsWith('/subscribers')) ||
		(names.includes('email') && path.endsWith('/unsubscribe'));
	if (byEmail) records.push('a subscriber with this email address');
	return records.join(' or ');
}

/**
 * Names the parameter that Kit's sentence is about, as the node labels it.
 *
 * @param names Kit's names of those that it can be
 */
export function blame(said: string, names: string[]): string {
	const sentence = said.toLowerCase();
	const blamed = names.filter(
		(name) => sentence.includes(name.replace(/_/g, ' ')) || sentence.includes(name),
	);
	const labels = (blamed.length > 0 ? blamed : names).map((name) => `'${labelOf(name)}'`);
	if (labels.length === 0) return 'Correct the item and run it again.';
	return `Check ${labels.join(', ')} and run it again.`;
}

function labelOf(name: string): string {
	if (name === 'email_address') return 'Email';
	if (name === 'fields') return 'Custom Fields';
	return name.replace(
		/(^|_)([a-z])/g,
		(_, gap: string, letter: string) => `${gap && ' '}${letter.toUpperCase()}`,
	);
}
