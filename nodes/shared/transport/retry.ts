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
 * A 500 means that Kit fails on this particular request, usually because of its data, while an
 * outage results in one of the other statuses; 1+2+4+8 s are enough to tell the two apart.
 */
const MOST_REPEATS_OF_500 = 4;

/**
 * Temporary failures: a server was too slow or too busy, or could not reach Kit. 501 and 505 are
 * permanent. 520 to 530 come from Cloudflare, which is in front of Kit.
 */
const PASSING = [408, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530];

/**
 * A full window frees its slots one by one, and other processes take them while this one sleeps. So
 * it retries often, and for long enough that the window is renewed twice: 1+2+4+4+… s.
 */
const LONGEST_WAIT_WHEN_LIMITED_MS = 4_000;
const MOST_REPEATS_WHEN_LIMITED = 32;

/** A longer `Retry-After` is reported to the user instead of being waited for. */
const LONGEST_RETRY_AFTER_MS = 5 * 60_000;

interface Decision {
	failure: Failure;
	/**
	 * The number of previous attempts: of this request or, for a 429, of any that share the window.
	 */
	repeats: number;
	/** How often in a row Kit returned 500 for this request. */
	crashes: number;
	/** Whether the request is idempotent. */
	safeToRepeat: boolean;
	clock: Clock;
}

/**
 * How long to wait before a failed request is retried.
 *
 * @returns milliseconds, or undefined if it must not be retried
 */
export function waitBeforeRepeat(decision: Decision): number | undefined {
	const { failure, repeats, crashes, safeToRepeat } = decision;
	const { status, code } = failure;
	const limited = status === 429;

	// The user cancelled and needs no result.
	if (failure.cancelled) return undefined;

	if (repeats >= (limited ? MOST_REPEATS_WHEN_LIMITED : MOST_REPEATS)) return undefined;

	// Refused before it was processed, so even a purchase can be sent again.
	if (limited) return waitFor(decision, LONGEST_WAIT_WHEN_LIMITED_MS);
	if (status === 425) return waitFor(decision);

	// Kit’s queue of bulk requests is full, which is temporary; also refused before it was processed.
	// Without one of Kit's messages, a proxy rejected the request as too large, which is permanent.
	if (status === 413 && failure.messages.length > 0) return waitFor(decision);

	// From here on, Kit may have processed the request although no successful response arrived.
	if (!safeToRepeat && mayBeDone(failure)) return undefined;

	// A certificate does not change.
	if (code !== undefined && isCertificateCode(code)) return undefined;

	// The connection could not be made, or was lost before or after the request was processed.
	if (status === undefined && code !== undefined && code !== 'EAUTH') return waitFor(decision);

	// Kit has refused to refresh the token. In n8n 1, every request that finds it expired refreshes it,
	// but only the first succeeds. When the others are retried, there is a new token.
	if (failure.renewingToken && !PASSING.includes(status ?? 0)) {
		return repeats === 0 ? waitFor(decision) : undefined;
	}

	// A proxy or gateway responded instead of Kit.
	if (failure.unreadable) return waitFor(decision);

	if (crashes > MOST_REPEATS_OF_500) return undefined;
	if (PASSING.includes(status ?? 0)) return waitFor(decision);

	// Kit has understood and rejected the request.
	return undefined;
}

/** Whether Kit may have processed the request although no response confirms it. */
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
		// Kit may allow an immediate retry, but not again and again.
		return repeats === 0 ? asked : Math.max(asked, base);
	}
	// Jitter only adds: with less than the base delay, the window would not have moved yet.
	return base + Math.round(clock.random() * base * 0.25);
}

/** The outcome of a request, and the attempts it took. */
export type Tried<T> = { ok: true; value: T } | ({ ok: false; error: unknown } & Tries);

export interface Tries {
	/** The number of attempts. */
	tries: number;
	/** From the first attempt to the last response. */
	ms: number;
	/** Whether one of the attempts may have been processed. */
	mayBeDone: boolean;
}

/**
 * Sends a request, and retries it while that can help. Every attempt takes a slot of its own in the
 * window, because Kit counts each one.
 *
 * @param perform is told whether an earlier attempt may have been processed: if so, it may have
 * removed what is now missing
 * @returns the response, or the error of the last attempt; never throws
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
