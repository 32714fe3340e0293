import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';

import { explain, type FailedRequest } from './explain';
import { failureOf } from './failure';

/**
 * The error that the user sees for a failed request: Kit's own message, with what to do about it as
 * the description. It is built from scratch instead of wrapping n8n's error, whose cause contains
 * the request with its credentials.
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

/** Errors for responses that did not come from Kit. */
const foreign = new WeakSet<Error>();

/**
 * Whether Kit itself responded with one of the statuses, rather than a proxy with a page of its
 * own.
 *
 * @param error created by `kitError`
 */
export function isKitsAnswer(error: unknown, statuses: string[]): boolean {
	return (
		error instanceof NodeApiError && !foreign.has(error) && statuses.includes(error.httpCode ?? '')
	);
}

/**
 * The same error for another item, because items that share a request or a lookup share its error.
 *
 * @param advise gets the existing description
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

/** Some operations need OAuth (docs/kit-api.md#api-key), so they are not sent with an API key. */
export function needsOAuth(node: INode, itemIndex?: number): NodeOperationError {
	return new NodeOperationError(node, 'Kit allows this operation only with OAuth2', {
		description: 'Choose a Kit OAuth2 API credential. API keys are not accepted here.',
		...(itemIndex === undefined ? {} : { itemIndex }),
	});
}

/**
 * The request was never sent, for instance because the credential was never connected; n8n's own
 * message explains it best.
 */
function wordsOf(error: unknown): { message: string; description: string } {
	const message = error instanceof Error ? error.message : String(error);
	const isNodeError = error instanceof NodeApiError || error instanceof NodeOperationError;
	return { message, description: (isNodeError && error.description) || '' };
}
