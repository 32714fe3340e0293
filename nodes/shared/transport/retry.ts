import type { Clock } from './clock';
import { type Failure, failureOf, isCertificateCode } from './failure';
import type { Pace } from './pace';
import { millisecondsIn } from './retryAfter';
import { settle } from '../basics/settle';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 32_000;

/** 1+2+4+8+16+32+32+32 s: over two minutes. */
const MOST_REPEATS = 8;

/**
 * A 500 is Kit's own program failing at this very request, mostly because of what it says, while an
 * outage shows as one of the others; 1+2+4+8 s tell the two apart.
 */
const MOST_REPEATS_OF_500 = 4;

/**
 * Answers that pass: somebody was too slow or too busy, or could not reach Kit. 501 and 505 would be
 * answered again and again. 520 to 530 are Cloudflare's, which stands in front of Kit.
 */
const PASSING = [408, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530];

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
	/** How often in a row Kit answered this request with 500. */
	crashes: number;
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
	const { failure, repeats, crashes, safeToRepeat } = decision;
	const { status, code } = failure;
	const limited = status === 429;

	// The user does not want an answer any more.
	if (failure.cancelled) return undefined;

	if (repeats >= (limited ? MOST_REPEATS_WHEN_LIMITED : MOST_REPEATS)) return undefined;

	// Refused before any work was done, so even a purchase can be sent again.
	if (limited) return waitFor(decision, LONGEST_WAIT_WHEN_LIMITED_MS);
	if (status === 425) return waitFor(decision);

	// Kit’s queue of bulk requests is full, which passes; refused before any work too. Without Kit's
	// sentence a proxy says that the request is too large, which it will stay.
	if (status === 413 && failure.messages.length > 0) return waitFor(decision);

	// From here on Kit may have done the work although no good answer came.
	if (!safeToRepeat && mayBeDone(failure)) return undefined;

	// A certificate stays what it is.
	if (code !== undefined && isCertificateCode(code)) return undefined;

	// The connection could not be made, or was lost before or after the work.
	if (status === undefined && code !== undefined && code !== 'EAUTH') return waitFor(decision);

	// Kit has refused to renew the token. In n8n 1 each request that finds it expired renews it, and only
	// the first can: by then there is a new one.
	if (failure.renewingToken && !PASSING.includes(status ?? 0)) {
		return repeats === 0 ? waitFor(decision) : undefined;
	}

	// A proxy or gateway answered in Kit's place.
	if (failure.unreadable) return waitFor(decision);

	if (crashes > MOST_REPEATS_OF_500) return undefined;
	if (PASSING.includes(status ?? 0)) return waitFor(decision);

	// Kit has understood the request and said no.
	return undefined;
}

/** Whether Kit may have done what was asked although no answer says so. */
export function mayBeDone({ status, code, unreadable, neverLeft }: Failure): boolean {
	if (neverLeft) return false;
	if (status === undefined) return unreadable || code !== undefined;
	return unreadable || status >= 500 || status === 408;
}

function waitFor(
	{ failure, repeats, clock }: Decision,
	longest = LONGEST_WAIT_MS,
): number | undefined {
	const base = Math.min(FIRST_WAIT_MS * 2 ** repeats, longest);
	const { retryAfter } = failure;
	const asked = retryAfter === undefined ? undefined : millisecondsIn(retryAfter, clock.now());
	if (asked !== undefined) {
		if (asked > LONGEST_RETRY_AFTER_MS) return undefined;
		// Kit may say that it is free at once, but not again and again.
		return repeats === 0 ? asked : Math.max(asked, base);
	}
	// Jitter only ever adds: less than the base would knock before the window has moved.
	return base + Math.round(clock.random() * base * 0.25);
}

/** What became of a request, and what it took. */
export type Tried<T> = { ok: true; value: T } | ({ ok: false; error: unknown } & Tries);

export interface Tries {
	/** How often it was sent. */
	tries: number;
	/** From the first try to the last answer. */
	ms: number;
	/** Whether one of the tries may have done what was asked. */
	mayBeDone: boolean;
}

/**
 * Sends a request, and again while that can help. Every attempt takes its own place in the window,
 * since Kit counts each one.
 *
 * @param perform is told whether an earlier try may have done what was asked: what is gone now may
 * have been removed by it
 * @returns the answer, or the last attempt's error; never throws
 */
export async function retry<T>(
	perform: (mayBeDone: boolean) => Promise<T>,
	options: { pace: Pace; clock: Clock; safeToRepeat: boolean; signal: AbortSignal | undefined },
): Promise<Tried<T>> {
	return await options.pace.use(async () => await tryAgain(perform, options));
}

async function tryAgain<T>(
	perform: (mayBeDone: boolean) => Promise<T>,
	{ pace, clock, safeToRepeat, signal }: Parameters<typeof retry>[1],
): Promise<Tried<T>> {
	const tried: Tries = { tries: 0, ms: 0, mayBeDone: false };
	let round = 0;
	let crashes = 0;
	let start: number | undefined;
	const attempt = async (itsRound: number) => {
		round = itsRound;
		start ??= clock.now();
		tried.tries += 1;
		return await perform(tried.mayBeDone);
	};
	for (let repeats = 0; ; repeats++) {
		const outcome = await settle(async () => await pace.run(attempt, signal, repeats > 0));
		if (outcome.ok) return outcome;

		const failure = failureOf(outcome.error);
		tried.ms = clock.now() - (start ?? clock.now());
		tried.mayBeDone ||= mayBeDone(failure);
		if (signal?.aborted) return { ...outcome, ...tried };

		const limited = failure.status === 429;
		crashes = failure.status === 500 ? crashes + 1 : 0;
		const wait = waitBeforeRepeat({
			failure,
			repeats: limited ? pace.refused(round) - 1 : repeats,
			crashes,
			safeToRepeat,
			clock,
		});
		if (wait === undefined) return { ...outcome, ...tried };
		if (limited) {
			pace.pause(wait);
			continue;
		}
		const waited = await settle(async () => await clock.sleep(wait, signal));
		if (!waited.ok) return { ...waited, ...tried };
	}
}
