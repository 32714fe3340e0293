/** One bulk request that got a 202. */
export interface QueuedRequest {
	/** The app that sent it: the limit of queued data is each app's own. */
	clientId: string;
	bytes: number;
	/** Milliseconds since the epoch. */
	dueAt: number;
	/** Processes it, and returns what a smaller request would have returned. */
	work: () => object;
	callbackUrl: string | null;
}

/** Bulk requests that wait to be done. */
export class BulkQueue {
	private waiting: QueuedRequest[] = [];

	add(request: QueuedRequest): void {
		this.waiting.push(request);
	}

	/** How much of one app's data waits. */
	bytes(clientId: string): number {
		return this.waiting
			.filter((request) => request.clientId === clientId)
			.reduce((sum, { bytes }) => sum + bytes, 0);
	}

	/** Takes out what is due, in the order in which it came. */
	takeDue(now: number): QueuedRequest[] {
		const due = this.waiting.filter(({ dueAt }) => dueAt <= now);
		this.waiting = this.waiting.filter(({ dueAt }) => dueAt > now);
		return due;
	}
}
