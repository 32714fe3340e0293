import { OperationalError } from 'n8n-workflow';

import { systemClock, type Clock } from './clock';

interface Waiter {
	admit: () => void;
	refuse: (reason: Error) => void;
	signal: AbortSignal | undefined;
}

/** Kit counts requests over a rolling window of this length (docs/kit-api.md#rate-limits). */
const WINDOW_MS = 60_000;

/** More would not be faster within Kit's limits, and would cost sockets and memory. */
const MAX_IN_FLIGHT = 20;

/**
 * Keeps requests within a rolling window: at most `limit` in any 60 seconds, with no delay before
 * that, and a bounded number at the same time.
 *
 * A slot becomes free 60 seconds after the *response* arrived, not after the request was sent: Kit
 * counts a request when it arrives, at some point in between, and only the response proves that it
 * has.
 */
export class Pace {
	private readonly waiting: Waiter[] = [];

	/** Requests that were already sent once, which go before the others. */
	private readonly returning: Waiter[] = [];

	/** When each used slot becomes free again, earliest first. */
	private readonly usedUntil: number[] = [];

	private readonly watchedSignals = new WeakSet<AbortSignal>();

	private inFlight = 0;

	private allowedInFlight = MAX_IN_FLIGHT;

	private pausedUntil = 0;

	/** Increases with each 429: requests of the same round were refused for the same reason. */
	private round = 0;

	private refusedRounds = 0;

	/** Until when another process is assumed to use the same key. */
	private sharedUntil = 0;

	/** When the next request may be sent while the key is shared. */
	private nextAt = 0;

	private admitting = false;

	/** How many requests need this window, including those that wait for a retry. */
	private users = 0;

	/** The total waiting time, in milliseconds. */
	private waited = 0;

	/** @param limit requests per rolling 60 seconds */
	constructor(
		private readonly limit: number,
		private readonly clock: Clock = systemClock,
	) {}

	/**
	 * Runs `perform` as soon as the window has a free slot.
	 *
	 * @param perform is passed its round, for `refused`
	 * @param again whether the request was sent before
	 * @throws what `perform` throws; OperationalError if `signal` is aborted while waiting
	 */
	async run<T>(
		perform: (round: number) => Promise<T>,
		signal?: AbortSignal,
		again = false,
	): Promise<T> {
		await this.place(signal, again);
		const { round } = this;
		try {
			const result = await perform(round);
			if (round === this.round) {
				this.refusedRounds = 0;
				this.allowedInFlight = Math.min(this.allowedInFlight + 1, MAX_IN_FLIGHT);
			}
			return result;
		} finally {
			this.inFlight -= 1;
			this.usedUntil.push(this.clock.now() + WINDOW_MS);
			void this.admit();
		}
	}

	/**
	 * Records a 429: another process uses the same key, so every further request would be refused
	 * too. From now on, a single request probes, and each success allows one more at the same time.
	 * For a whole window, requests are also spaced evenly: a process that takes all free slots in a
	 * burst leaves none to the others, which would starve.
	 *
	 * @returns how many consecutive rounds were refused, including this one
	 */
	refused(round: number): number {
		if (round === this.round) {
			this.round += 1;
			this.refusedRounds += 1;
			this.allowedInFlight = 1;
			this.sharedUntil = this.clock.now() + WINDOW_MS;
		}
		return this.refusedRounds;
	}

	/** Keeps the window alive while `work` needs it. */
	async use<T>(work: () => Promise<T>): Promise<T> {
		this.users += 1;
		try {
			return await work();
		} finally {
			this.users -= 1;
		}
	}

	/**
	 * Whether a new window would be equivalent: no request needs this one, and Kit no longer counts
	 * any that were sent.
	 */
	get unused(): boolean {
		const now = this.clock.now();
		const busyUntil = Math.max(this.usedUntil.at(-1) ?? 0, this.pausedUntil, this.sharedUntil);
		return this.users === 0 && busyUntil <= now;
	}

	/**
	 * The milliseconds for which requests have waited for this window since it was created; runs
	 * compare two readings.
	 */
	get waitedMs(): number {
		return this.waited;
	}

	/** Pauses all requests that share this window for `ms` milliseconds. */
	pause(ms: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + ms);
	}

	private async place(signal: AbortSignal | undefined, again: boolean): Promise<void> {
		if (signal?.aborted) throw cancelled();
		this.refuseWhenAborted(signal);
		await new Promise<void>((admit, refuse) => {
			(again ? this.returning : this.waiting).push({ admit, refuse, signal });
			void this.admit();
		});
	}

	/**
	 * One listener per signal rather than per waiter, because all requests of a run of 10,000 items
	 * share a signal.
	 */
	private refuseWhenAborted(signal: AbortSignal | undefined): void {
		if (!signal || this.watchedSignals.has(signal)) return;
		this.watchedSignals.add(signal);
		const refuseItsWaiters = () => {
			for (const queue of [this.returning, this.waiting]) {
				const all = queue.splice(0, queue.length);
				for (const waiter of all) {
					if (waiter.signal === signal) waiter.refuse(cancelled());
					else queue.push(waiter);
				}
			}
		};
		signal.addEventListener('abort', refuseItsWaiters, { once: true });
	}

	private async admit(): Promise<void> {
		if (this.admitting) return;
		this.admitting = true;
		while (this.returning.length + this.waiting.length > 0) {
			if (this.inFlight >= this.allowedInFlight) break;
			const wait = this.timeToNextPlace();
			if (wait === Infinity) break;
			if (wait > 0) {
				await this.clock.sleep(wait);
				this.waited += wait;
				continue;
			}
			this.inFlight += 1;
			this.nextAt = this.clock.now() + WINDOW_MS / this.limit;
			const next = this.returning.shift() ?? this.waiting.shift();
			next?.admit();
		}
		this.admitting = false;
	}

	/** Milliseconds; Infinity if only a response to a request in flight can free a slot. */
	private timeToNextPlace(): number {
		const now = this.clock.now();
		if (now < this.pausedUntil) return this.pausedUntil - now;
		if (now < this.sharedUntil && now < this.nextAt) return this.nextAt - now;
		while (this.usedUntil[0] !== undefined && this.usedUntil[0] <= now) this.usedUntil.shift();
		if (this.inFlight + this.usedUntil.length < this.limit) return 0;
		return this.usedUntil[0] === undefined ? Infinity : this.usedUntil[0] - now;
	}
}

export function cancelled(): Error {
	return new OperationalError('The execution was cancelled while waiting for Kit');
}

const paces = new Map<string, Pace>();

let sweptAt = 0;

/**
 * The window of a credential, shared by all executions in this process. Unused windows are
 * discarded when another credential is used, at most once per window length.
 *
 * @param credentialId n8n's ID of the credential
 * @param limit requests per rolling 60 seconds that Kit allows with it
 */
export function paceOf(credentialId: string, limit: number): Pace {
	const key = `${credentialId}/${limit}`;
	const known = paces.get(key);
	if (known) return known;
	forgetUnused();
	const pace = new Pace(limit);
	paces.set(key, pace);
	return pace;
}

function forgetUnused(): void {
	const now = systemClock.now();
	if (now - sweptAt < WINDOW_MS) return;
	sweptAt = now;
	for (const [key, pace] of paces) if (pace.unused) paces.delete(key);
}
