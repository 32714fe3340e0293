import type { PagingFault } from './pagingFaults';

/** A simulated failure, for the requests that it matches. */
export type Fault = {
	/** How many matching requests it applies to; Infinity is allowed. Default 1. */
	times?: number;
	method?: string;
	/** Tested against the path with /v4 or /v3 and without the query. */
	path?: RegExp;
	/** Let this many matching requests pass first. */
	skip?: number;
} & (
	| (AnsweredFault & {
			/** The request is processed, but this replaces its response. */
			afterWork?: boolean;
	  })
	/** The connection is lost before the request is processed. */
	| { kind: 'reset' }
	/** The request is processed, then the connection is lost before the response arrives. */
	| { kind: 'resetAfter' }
	/** The request is processed, and the connection is lost in the middle of the response's body. */
	| { kind: 'cutBody' }
	/** The request is processed, and its response claims to be gzip, but cannot be decompressed. */
	| { kind: 'brokenGzip' }
	/** The list is returned with invalid pagination. */
	| { kind: 'paging'; how: PagingFault }
	| { kind: 'slow'; ms: number }
	/** The access token in use expires. */
	| { kind: 'expireToken' }
);

/** A fault with a response of its own. */
export type AnsweredFault =
	/** Without a `body`, the response is empty, as for 202 and 204; a 429 has Kit's text. */
	| { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
	/** `to` can be relative, or a URL on any host. */
	| { kind: 'redirect'; status: 301 | 302 | 303 | 307 | 308; to: string }
	/** An HTML page; default 200. */
	| { kind: 'garbage'; status?: number }
	/** An error in the API's format, with the key, token or secret of the request in its message. */
	| { kind: 'echoCredential'; status?: number };

/** The faults that still apply. */
export class Faults {
	private waiting: { fault: Fault; skip: number; left: number }[] = [];

	add(fault: Fault): void {
		this.waiting.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? 1 });
	}

	clear(): void {
		this.waiting = [];
	}

	/**
	 * The fault for this request, the earliest added first. A request that a fault lets pass (`skip`)
	 * can still get a later one.
	 */
	take(method: string, path: string): Fault | undefined {
		for (const entry of this.waiting) {
			const { fault } = entry;
			if (fault.method !== undefined && fault.method.toUpperCase() !== method) continue;
			// A sticky or global pattern keeps its lastIndex; search() ignores it.
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
