import type { IExecuteSingleFunctions, IHttpRequestOptions, PreSendAction } from 'n8n-workflow';

import type { Settled } from '../basics/settle';

type Failed = Extract<Settled<never>, { ok: false }>;

const failures = new WeakMap<object, Failed>();

/**
 * Wraps a step that completes or validates the request before it is sent. If such a step throws,
 * n8n loses the link to the input item; so the error is stored, and the sender throws it where it
 * can be linked.
 *
 * @param step changes the request in place
 */
export function prepare(
	step: (context: IExecuteSingleFunctions, request: IHttpRequestOptions) => Promise<void> | void,
): PreSendAction {
	return async function (this: IExecuteSingleFunctions, request: IHttpRequestOptions) {
		if (failures.has(request)) return request;
		try {
			await step(this, request);
		} catch (error) {
			failures.set(request, { ok: false, error });
		}
		return request;
	};
}

/** The error of a step that failed for this request, if any. */
export function preparationFailure(request: object): Failed | undefined {
	return failures.get(request);
}
