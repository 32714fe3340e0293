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
 * Keeps requests within a rolling window: at most `limit` in any 60 seconds, no waiting before
 * that, and a bounded number at the same time.
 *
 * A place in the window is given free 60 seconds after its *answer* came, not after it was sent:
 * Kit counts when a request arrives, which is somewhere in between, and only the answer proves it.
 */
export class Pace {
	private readonly waiting: Waiter[] = [];

	/** Were sent before and go ahead of those that were not. */
	private readonly returning: Waiter[] = [];

	/** When each used place is free again, earliest first. */
	private readonly usedUntil: number[] = [];

	private readonly watchedSignals = new WeakSet<AbortSignal>();

	private inFlight = 0;

	private allowedInFlight = MAX_IN_FLIGHT;

	private pausedUntil = 0;

	/** Ends with each refusal: requests of the same round were refused for the same reason. */
	private round = 0;

	private refusedRounds = 0;

	/** Until when somebody else is taken to use the same key. */
	private sharedUntil = 0;

	/** When the next request may leave while the key is shared. */
	private nextAt = 0;

	private admitting = false;

	/** How many requests need this window, also while they wait before they are sent again. */
	private users = 0;

	/** Milliseconds in which somebody waited here, all together. */
	private waited = 0;

	/**
	 * @param limit requests per rolling 60 seconds
	 */
	constructor(
		private readonly limit: number,
		private readonly clock: Clock = systemClock,
	) {}

	/**
	 * Runs `perform` as soon as the window has a place for it.
	 *
	 * @param perform is told the round it runs in, for `refused`
	 * @param again whether it was sent before
	 * @throws what `perform` throws; OperationalError when `signal` is aborted while waiting
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
	 * Notes that Kit answered 429: somebody else uses the same key, and every further request would
	 * be refused too. From now on one request probes alone, and each success lets one more go along.
	 * For a whole window they also leave evenly and not in a burst: who takes all that gets free at
	 * once leaves nothing to the others until it gets free again, so they would starve.
	 *
	 * @returns how many rounds in a row were refused, this one included
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

	/** Keeps the window while `work` needs it. */
	async use<T>(work: () => Promise<T>): Promise<T> {
		this.users += 1;
		try {
			return await work();
		} finally {
			this.users -= 1;
		}
	}

	/** Whether a new window would do the same: nobody needs this one, and Kit has forgotten what was sent. */
	get unused(): boolean {
		const now = this.clock.now();
		const busyUntil = Math.max(this.usedUntil.at(-1) ?? 0, this.pausedUntil, this.sharedUntil);
		return this.users === 0 && busyUntil <= now;
	}

	/** Milliseconds in which requests waited for this window since it began; runs compare it. */
	get waitedMs(): number {
		return this.waited;
	}

	/** Stops everybody who shares this window for `ms` milliseconds. */
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

	/** One listener per signal and not per waiter: a run of 10,000 items shares one signal. */
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

	/** Milliseconds; Infinity when only an answer to a request in flight can make a place. */
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
 * The window of a credential, shared by all executions in this process. One that is not used any
 * more is forgotten when another credential comes, at most once a window.
 *
 * @param credentialId n8n's id of the credential
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
