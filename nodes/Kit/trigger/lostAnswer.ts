import { NodeApiError, type IHookFunctions } from 'n8n-workflow';

import { systemClock } from '../../shared/transport/clock';
import { Recent } from '../../shared/trigger/recent';
import { placeOf, type Registered } from '../../shared/trigger/state';
import type { Found } from './found';

/** For how long Kit's lists may not show what is new; three minutes were measured. */
const LAG_MS = 600_000;

/** When an answer was lost, by trigger, since n8n stores nothing of an activation that fails. */
const lostAnswers = new Recent<number>(1_000);

/**
 * Keeps in mind that Kit may have registered something although no answer came.
 *
 * @param error of the registration
 * @param before what Kit showed before the registration
 * @param after what Kit showed after it, which is removed
 */
export function noteLostAnswer(
	context: IHookFunctions,
	error: unknown,
	before: Found,
	after: Found,
): void {
	const isLost = error instanceof NodeApiError && !/^[34]/.test(error.httpCode ?? '');
	const known = new Set(idsIn(before));
	if (isLost && idsIn(after).every((id) => known.has(id))) {
		lostAnswers.set(placeOf(context), systemClock.now());
	}
}

/**
 * When the answer was lost that Kit's lists may still have to show something of.
 *
 * @returns milliseconds since the epoch; undefined when there is none
 */
export function lostAnswerOf(context: IHookFunctions, before: Registered): number | undefined {
	const lostAnswerAt = lostAnswers.get(placeOf(context)) ?? before.lostAnswerAt;
	return isLagging({ lostAnswerAt }) ? lostAnswerAt : undefined;
}

/** Whether what a lost answer left may not have been shown yet. */
export function isLagging({ lostAnswerAt }: Pick<Registered, 'lostAnswerAt'>): boolean {
	return lostAnswerAt !== undefined && systemClock.now() - lostAnswerAt < LAG_MS;
}

function idsIn({ endpoints = [], webhooks }: Found): number[] {
	return [...endpoints, ...webhooks].map(({ id }) => id);
}
