/** One bulk request that got a 202. */
export interface QueuedRequest {
	/** The app that sent it: the queued data limit applies per app. */
	clientId: string;
	bytes: number;
	/** Milliseconds since the epoch. */
	dueAt: number;
	/** Processes it, and returns what a smaller request would have returned. */
	work: () => object;
	callbackUrl: string | null;
}

/** The queued bulk requests. */
export class BulkQueue {
	private waiting: QueuedRequest[] = [];

	add(request: QueuedRequest): void {
		this.waiting.push(request);
	}

	/** The size of one app's queued data. */
	bytes(clientId: string): number {
		return this.waiting
			.filter((request) => request.clientId === clientId)
			.reduce((sum, { bytes }) => sum + bytes, 0);
	}

	/** Removes and returns the requests that are due, in order of arrival. */
	takeDue(now: number): QueuedRequest[] {
		const due = this.waiting.filter(({ dueAt }) => dueAt <= now);
		this.waiting = this.waiting.filter(({ dueAt }) => dueAt > now);
		return due;
	}
}
