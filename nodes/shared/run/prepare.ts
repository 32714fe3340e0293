import type { IExecuteSingleFunctions, IHttpRequestOptions, PreSendAction } from 'n8n-workflow';

import type { Settled } from '../basics/settle';

type Failed = Extract<Settled<never>, { ok: false }>;

const failures = new WeakMap<object, Failed>();

/**
 * Wraps a step that completes or checks the request before it is sent. n8n runs these steps before
 * our sender and would lose the link to the input item when one throws; so the failure is kept, and
 * the sender throws it where errors find their item.
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

/** What made a step fail for this request, if one did. */
export function preparationFailure(request: object): Failed | undefined {
	return failures.get(request);
}
