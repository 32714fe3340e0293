import type { IWebhookFunctions } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { systemClock } from '../../shared/transport/clock';
import type { Outcome } from './failure';

/** n8n's message if the last node returned no item. */
const NO_ITEM = 'No item to return was found';

/**
 * n8n's message, with a success status, if there was no run, for instance because a credential is
 * missing.
 */
const NO_RUN = [
	'Workflow executed successfully but no data was returned',
	'Workflow executed successfully but the last node did not return any data',
];

/**
 * Responds to a request exactly once, with the workflow's result or its failure. n8n has no hook
 * for a trigger after its run, so this replaces the method through which n8n itself sends the
 * response; if a future n8n uses another one, Kit gets n8n's plain response.
 *
 * @param limitS after how many seconds to respond without the workflow, which continues
 * @param answer called once; any later response of n8n is discarded
 */
export function intercept(
	context: IWebhookFunctions,
	limitS: number,
	answer: (outcome: Outcome) => void,
): void {
	const response = context.getResponseObject();
	const json = response.json.bind(response);
	const timer = new AbortController();
	let isAnswered = false;
	const answerOnce = (outcome: Outcome) => {
		// After the time limit, nothing would catch an exception.
		if (isAnswered || response.headersSent) return;
		isAnswered = true;
		timer.abort();
		response.json = json;
		answer(outcome);
		response.json = () => response;
	};
	response.json = (body: unknown) => {
		answerOnce(outcomeOf(response.statusCode, body));
		return response;
	};
	systemClock.sleep(limitS * 1_000, timer.signal).then(
		() => answerOnce({ kind: 'late' }),
		// The response was sent in time.
		() => undefined,
	);
}

function outcomeOf(status: number, body: unknown): Outcome {
	const message = isRecord(body) ? String(body.message) : '';
	if (status >= 400 || body === undefined || body === null || NO_RUN.includes(message)) {
		return { kind: message === NO_ITEM ? 'empty' : 'failed' };
	}
	const items: unknown[] = Array.isArray(body) ? body : [body];
	return items.length > 0 ? { kind: 'answered', items } : { kind: 'empty' };
}
