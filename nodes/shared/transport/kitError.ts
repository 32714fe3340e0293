import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';

import { explain, type FailedRequest } from './explain';
import { failureOf } from './failure';

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
	request: FailedRequest,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeOperationError) return error;

	const failure = failureOf(error);
	const { mask } = request;
	if (failure.status === undefined && failure.code === undefined && !failure.unreadable) {
		const { message, description } = wordsOf(error);
		return new NodeOperationError(node, mask(message), {
			...(description === '' ? {} : { description: mask(description) }),
			...(itemIndex === undefined ? {} : { itemIndex }),
		});
	}
	const { message, description } = explain(failure, request);
	const made = new NodeApiError(node, {} as JsonObject, {
		message: mask(message),
		description: mask(description),
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
export function errorForItem(
	node: INode,
	error: unknown,
	itemIndex: number,
	advise: (advice: string) => string = (advice) => advice,
): NodeApiError | NodeOperationError {
	const { message, description: advice } = wordsOf(error);
	const description = advise(advice);
	if (error instanceof NodeApiError) {
		const { httpCode } = error;
		const options = { message, description, itemIndex, ...(httpCode ? { httpCode } : {}) };
		return new NodeApiError(node, {} as JsonObject, options);
	}
	return new NodeOperationError(node, message, { description, itemIndex });
}

/** Some operations need OAuth (docs/kit-api.md#api-key), so a key is not even tried. */
export function needsOAuth(node: INode, itemIndex?: number): NodeOperationError {
	return new NodeOperationError(node, 'Kit allows this operation only with OAuth2', {
		description: 'Choose a Kit OAuth2 API credential. API keys are not accepted here.',
		...(itemIndex === undefined ? {} : { itemIndex }),
	});
}

/** The request never left, for instance because the credential was never connected: n8n's own words say it best. */
function wordsOf(error: unknown): { message: string; description: string } {
	const message = error instanceof Error ? error.message : String(error);
	const isNodeError = error instanceof NodeApiError || error instanceof NodeOperationError;
	return { message, description: (isNodeError && error.description) || '' };
}
