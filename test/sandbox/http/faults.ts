/** Something that goes wrong on purpose, for the requests it matches. */
export type Fault = {
	/** How many matching requests it hits; Infinity is allowed. Default 1. */
	times?: number;
	method?: string;
	/** Tested against the path with /v4 or /v3 and without the query. */
	path?: RegExp;
	/** Let this many matching requests pass first. */
	skip?: number;
} & (
	| { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
	/** The connection is lost before the work is done. */
	| { kind: 'reset' }
	/** The work is done, then the connection is lost: the answer never arrives. */
	| { kind: 'resetAfter' }
	| { kind: 'slow'; ms: number }
	/** 200 with an HTML page. */
	| { kind: 'garbage' }
	/** The access token used expires just now. */
	| { kind: 'expireToken' }
);

/** The faults waiting for their requests. */
export class Faults {
	private waiting: { fault: Fault; skip: number; left: number }[] = [];

	add(fault: Fault): void {
		this.waiting.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? 1 });
	}

	clear(): void {
		this.waiting = [];
	}

	/**
	 * The fault for this request, the earliest added first. A request that a fault lets pass
	 * (`skip`) may still be hit by a later one.
	 */
	take(method: string, path: string): Fault | undefined {
		for (const entry of this.waiting) {
			const { fault } = entry;
			if (fault.method !== undefined && fault.method.toUpperCase() !== method) continue;
			// A sticky or global pattern remembers its last match; search() does not mind.
			if (fault.path !== undefined && path.search(fault.path) < 0) continue;
			if (entry.skip > 0) {
				entry.skip -= 1;
				continue;
			}
			if (entry.left <= 0) continue;
			entry.left -= 1;
			this.waiting = this.waiting.filter(({ left }) => left > 0);
			return fault;
		}
		return undefined;
	}
}
