import { NodeApiError, type IHookFunctions } from 'n8n-workflow';

import { systemClock } from '../../shared/transport/clock';
import { Recent } from '../../shared/trigger/recent';
import { placeOf, type Registered } from '../../shared/trigger/state';
import type { Found } from './found';

/** For how long Kit's lists may not show a new record; three minutes were measured. */
const LAG_MS = 600_000;

/** When a response was lost, by trigger, because n8n stores nothing if publishing fails. */
const lostAnswers = new Recent<number>(1_000);

/**
 * Remembers that Kit may have registered something although no response arrived.
 *
 * @param error of the registration
 * @param before what Kit listed before the registration
 * @param after what Kit listed after it, which is removed
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
 * When a response was lost whose registration Kit may not list yet.
 *
 * @returns milliseconds since the epoch; undefined if there is none
 */
export function lostAnswerOf(context: IHookFunctions, before: Registered): number | undefined {
	const lostAnswerAt = lostAnswers.get(placeOf(context)) ?? before.lostAnswerAt;
	return isLagging({ lostAnswerAt }) ? lostAnswerAt : undefined;
}

/** Whether Kit may not list yet what a lost response left behind. */
export function isLagging({ lostAnswerAt }: Pick<Registered, 'lostAnswerAt'>): boolean {
	return lostAnswerAt !== undefined && systemClock.now() - lostAnswerAt < LAG_MS;
}

function idsIn({ endpoints = [], webhooks }: Found): number[] {
	return [...endpoints, ...webhooks].map(({ id }) => id);
}
