import { OperationalError } from 'n8n-workflow';

import { systemClock, type Clock } from './clock';

interface Waiter {
	admit: () => void;
	refuse: (reason: Error) => void;
	signal: AbortSignal | undefined;
}

/** Kit counts requests over a rolling window of this length (reference: rate limits). */
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

	/** When each used place is free again, earliest first. */
	private readonly usedUntil: number[] = [];

	private readonly watchedSignals = new WeakSet<AbortSignal>();

	private inFlight = 0;

	private allowedInFlight = MAX_IN_FLIGHT;

	private pausedUntil = 0;

	private admitting = false;

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
	 * @param again a request that was sent before goes ahead of those that were not
	 * @throws what `perform` throws; OperationalError when `signal` is aborted while waiting
	 */
	async run<T>(perform: () => Promise<T>, signal?: AbortSignal, again = false): Promise<T> {
		await this.place(signal, again);
		try {
			const result = await perform();
			this.allowedInFlight = Math.min(this.allowedInFlight + 1, MAX_IN_FLIGHT);
			return result;
		} finally {
			this.inFlight -= 1;
			this.usedUntil.push(this.clock.now() + WINDOW_MS);
			void this.admit();
		}
	}

	/**
	 * Stops everybody who shares this window for `ms` milliseconds: Kit said 429, so somebody else
	 * uses the same key, and every further request would be refused too. Afterwards one request
	 * probes alone and each success lets one more go along, instead of all running into the limit again.
	 */
	pause(ms: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + ms);
		this.allowedInFlight = 1;
	}

	private async place(signal: AbortSignal | undefined, again: boolean): Promise<void> {
		if (signal?.aborted) throw cancelled();
		this.refuseWhenAborted(signal);
		await new Promise<void>((admit, refuse) => {
			const waiter = { admit, refuse, signal };
			if (again) this.waiting.unshift(waiter);
			else this.waiting.push(waiter);
			void this.admit();
		});
	}

	/** One listener per signal and not per waiter: a run of 10,000 items shares one signal. */
	private refuseWhenAborted(signal: AbortSignal | undefined): void {
		if (!signal || this.watchedSignals.has(signal)) return;
		this.watchedSignals.add(signal);
		const refuseItsWaiters = () => {
			const staying = this.waiting.filter((waiter) => waiter.signal !== signal);
			const leaving = this.waiting.filter((waiter) => waiter.signal === signal);
			this.waiting.splice(0, this.waiting.length, ...staying);
			for (const waiter of leaving) waiter.refuse(cancelled());
		};
		signal.addEventListener('abort', refuseItsWaiters, { once: true });
	}

	private async admit(): Promise<void> {
		if (this.admitting) return;
		this.admitting = true;
		while (this.waiting.length > 0 && this.inFlight < this.allowedInFlight) {
			const wait = this.timeToNextPlace();
			if (wait === Infinity) break;
			if (wait > 0) {
				await this.clock.sleep(wait);
				continue;
			}
			this.inFlight += 1;
			this.waiting.shift()?.admit();
		}
		this.admitting = false;
	}

	/** Milliseconds; Infinity when only an answer to a request in flight can make a place. */
	private timeToNextPlace(): number {
		const now = this.clock.now();
		if (now < this.pausedUntil) return this.pausedUntil - now;
		while (this.usedUntil[0] !== undefined && this.usedUntil[0] <= now) this.usedUntil.shift();
		if (this.inFlight + this.usedUntil.length < this.limit) return 0;
		return this.usedUntil[0] === undefined ? Infinity : this.usedUntil[0] - now;
	}
}

function cancelled(): Error {
	return new OperationalError('The execution was cancelled while waiting for Kit');
}

const paces = new Map<string, Pace>();

/**
 * The window of a credential, shared by all executions in this process.
 *
 * @param credentialId n8n's id of the credential
 * @param limit requests per rolling 60 seconds that Kit allows with it
 */
export function paceOf(credentialId: string, limit: number): Pace {
	const key = `${credentialId}/${limit}`;
	const pace = paces.get(key) ?? new Pace(limit);
	paces.set(key, pace);
	return pace;
}
