// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- a macrotask lets every promise that can settle do so
import { setImmediate } from 'node:timers/promises';

import { systemClock, type Clock } from '../nodes/shared/transport/clock';

interface Sleeper {
	at: number;
	wake: () => void;
}

/** Time that moves only when everybody sleeps, and then to the next one who wakes. */
export class VirtualClock implements Clock {
	private time: number;

	private sleepers: Sleeper[] = [];

	/** Every wait that was asked for, in milliseconds. */
	readonly sleeps: number[] = [];

	constructor(start = Date.UTC(2026, 0, 1)) {
		this.time = start;
	}

	now = (): number => this.time;

	random = (): number => 0;

	sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
		this.sleeps.push(ms);
		await new Promise<void>((resolve, reject) => {
			const sleeper = { at: this.time + ms, wake: resolve };
			const abort = () => {
				this.sleepers = this.sleepers.filter((other) => other !== sleeper);
				reject(new Error('aborted'));
			};
			if (signal?.aborted) return reject(new Error('aborted'));
			signal?.addEventListener('abort', abort, { once: true });
			this.sleepers.push(sleeper);
		});
	};

	/** Lets time pass until `work` is done, and at most `ms` of it. */
	async run<T>(work: Promise<T>, ms = Infinity): Promise<T> {
		const end = this.time + ms;
		let done = false;
		const finish = () => {
			done = true;
		};
		work.then(finish, finish);
		for (;;) {
			await setImmediate();
			if (done) return await work;
			const next = this.sleepers.reduce((a, b) => (b.at < a.at ? b : a), {
				at: Infinity,
				wake: finish,
			});
			if (next.at > end) throw new Error(`Not done after ${ms} ms`);
			// Nobody sleeps: the work waits for something outside this clock, such as a socket.
			if (next.at === Infinity) continue;
			this.sleepers = this.sleepers.filter((sleeper) => sleeper !== next);
			this.time = Math.max(this.time, next.at);
			next.wake();
		}
	}
}

/** Puts a virtual clock under the nodes for the current test; jest's `restoreMocks` takes it away. */
export function useVirtualClock(): VirtualClock {
	const clock = new VirtualClock();
	jest.spyOn(systemClock, 'now').mockImplementation(clock.now);
	jest.spyOn(systemClock, 'sleep').mockImplementation(clock.sleep);
	jest.spyOn(systemClock, 'random').mockImplementation(clock.random);
	return clock;
}
