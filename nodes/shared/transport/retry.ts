import type { Clock } from './clock';
import { type Failure, failureOf } from './failure';
import type { Pace } from './pace';
import { settle, type Settled } from '../basics/settle';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 32_000;

/** 1+2+4+8+16+32+32+32 s: over two minutes. */
const MOST_REPEATS = 8;

/**
 * A used-up window frees its places one by one, and whoever else waits for them takes them while
 * this one sleeps. So it looks often, and long enough for the window to roll on twice: 1+2+4+4+… s.
 */
const LONGEST_WAIT_WHEN_LIMITED_MS = 4_000;
const MOST_REPEATS_WHEN_LIMITED = 32;

/** A `Retry-After` beyond this is told to the user instead of being waited for. */
const LONGEST_RETRY_AFTER_MS = 5 * 60_000;

interface Decision {
	failure: Failure;
	/** How often it was tried again already: this request, or with 429 any that shares the window. */
	repeats: number;
	/** Whether doing the request twice has the same effect as doing it once. */
	safeToRepeat: boolean;
	clock: Clock;
}

/**
 * How long to wait before a failed request is sent again.
 *
 * @returns milliseconds, or undefined when it must not be sent again
 */
export function waitBeforeRepeat(decision: Decision): number | undefined {
	const { failure, repeats, safeToRepeat } = decision;
	const limited = failure.status === 429;

	// The user does not want an answer any more.
	if (failure.cancelled) return undefined;

	if (repeats >= (limited ? MOST_REPEATS_WHEN_LIMITED : MOST_REPEATS)) return undefined;

	// Refused before any work was done, so even a purchase can be sent again.
	if (limited) return waitFor(decision, LONGEST_WAIT_WHEN_LIMITED_MS);

	// Kit’s queue of bulk requests is full, which passes; refused before any work too. Without Kit's
	// sentence a proxy says that the request is too large, which it will stay.
	if (failure.status === 413 && failure.messages.length > 0) return waitFor(decision);

	// From here on Kit may have done the work although no good answer came.
	if (!safeToRepeat) return undefined;

	// The connection was lost before or after the work.
	if (failure.status === undefined && failure.code !== undefined) return waitFor(decision);

	// A proxy or gateway answered in Kit's place.
	if (failure.unreadable) return waitFor(decision);

	// 501 and 505 would be answered again and again.
	if ([500, 502, 503, 504].includes(failure.status ?? 0)) return waitFor(decision);

	// Kit has understood the request and said no.
	return undefined;
}

function waitFor(
	{ failure, repeats, clock }: Decision,
	longest = LONGEST_WAIT_MS,
): number | undefined {
	const asked = millisecondsOf(failure.retryAfter, clock.now());
	if (asked !== undefined) return asked <= LONGEST_RETRY_AFTER_MS ? asked : undefined;
	const base = Math.min(FIRST_WAIT_MS * 2 ** repeats, longest);
	// Jitter only ever adds: less than the base would knock before the window has moved.
	return base + Math.round(clock.random() * base * 0.25);
}

/** `Retry-After` is a number of seconds or an HTTP date (RFC 9110, section 10.2.3). */
function millisecondsOf(retryAfter: string | undefined, now: number): number | undefined {
	if (retryAfter === undefined) return undefined;
	const milliseconds = /^\d+$/.test(retryAfter.trim())
		? Number(retryAfter) * 1_000
		: Date.parse(retryAfter) - now;
	return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}

/**
 * Sends a request, and again while that can help. Every attempt takes its own place in the window,
 * since Kit counts each one.
 *
 * @returns the answer, or the last attempt's error; never throws
 */
export async function retry<T>(
	perform: () => Promise<T>,
	options: { pace: Pace; clock: Clock; safeToRepeat: boolean; signal: AbortSignal | undefined },
): Promise<Settled<T>> {
	const { pace, clock, safeToRepeat, signal } = options;
	let round = 0;
	const attempt = async (itsRound: number) => {
		round = itsRound;
		return await perform();
	};
	for (let repeats = 0; ; repeats++) {
		const outcome = await settle(async () => await pace.run(attempt, signal, repeats > 0));
		if (outcome.ok || signal?.aborted) return outcome;

		const failure = failureOf(outcome.error);
		const limited = failure.status === 429;
		const wait = waitBeforeRepeat({
			failure,
			repeats: limited ? pace.refused(round) - 1 : repeats,
			safeToRepeat,
			clock,
		});
		if (wait === undefined) return outcome;
		if (limited) {
			pace.pause(wait);
			continue;
		}
		const waited = await settle(async () => await clock.sleep(wait, signal));
		if (!waited.ok) return waited;
	}
}
