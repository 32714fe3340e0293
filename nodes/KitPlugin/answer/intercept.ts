import type { IWebhookFunctions } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { systemClock } from '../../shared/transport/clock';
import type { Outcome } from './failure';

/** What n8n says when the node that ran last gave no item. */
const NO_ITEM = 'No item to return was found';

/** What n8n says, as if all were well, when there was no run, for instance for want of a credential. */
const NO_RUN = [
	'Workflow executed successfully but no data was returned',
	'Workflow executed successfully but the last node did not return any data',
];

/**
 * Answers a request with what the workflow gives, or with its failure, exactly once. n8n has no hook for
 * a trigger after its run, so this stands in front of the method through which n8n itself answers; if n8n
 * ever takes another one, Kit gets n8n's plain answer.
 *
 * @param limitS after how many seconds to answer without the workflow, which goes on
 * @param answer called once; what n8n would answer later is dropped
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
		// A throw after the time limit would have nobody to catch it.
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
		// Answered in time.
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
