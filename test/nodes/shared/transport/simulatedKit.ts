import type { VirtualClock } from '../../../virtualClock';

/** n8n's error for an HTTP status, with the parts that the layers read. */
export function httpError(status: number, headers: Record<string, string> = {}): Error {
	return Object.assign(new Error(`status ${status}`), {
		httpCode: String(status),
		cause: { response: { status, headers } },
	});
}

/** n8n's error for a lost connection. */
export function lostConnection(): Error {
	return Object.assign(new Error('socket hang up'), { cause: { code: 'ECONNRESET' } });
}

/** A server that counts requests over a rolling window and refuses those beyond the limit. */
export class SimulatedKit {
	/** When accepted requests arrived, in milliseconds. */
	readonly accepted: number[] = [];

	refused = 0;

	mostAtOnce = 0;

	private atOnce = 0;

	constructor(
		private readonly clock: VirtualClock,
		private readonly limit: number,
		private readonly latency = 100,
	) {}

	/** Another client's requests with the same key, all at this moment. */
	consume(count: number): void {
		for (let i = 0; i < count; i++) this.accepted.push(this.clock.now());
	}

	request = async (): Promise<number> => {
		this.atOnce += 1;
		this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
		await this.clock.sleep(this.latency / 2);
		const fits = this.arrivalsSince(this.clock.now() - 60_000) < this.limit;
		if (fits) this.accepted.push(this.clock.now());
		else this.refused += 1;
		await this.clock.sleep(this.latency / 2);
		this.atOnce -= 1;
		if (!fits) throw httpError(429);
		return this.accepted.length;
	};

	private arrivalsSince(time: number): number {
		return this.accepted.filter((arrival) => arrival > time).length;
	}
}
