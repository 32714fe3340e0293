export interface Limits {
	/** Requests per window and API key. */
	apiKey: number;
	/** Requests per window and access token. */
	oauth: number;
	/** Requests per window over V3. */
	v3: number;
	windowMs: number;
	/** Whether requests that get a 429 count (docs/kit-api.md#rate-limits). */
	countRefused: boolean;
}

/** A rolling window for each key and token. */
export class RateLimit {
	private readonly windows = new Map<string, number[]>();

	constructor(private readonly limits: Limits) {}

	/**
	 * Counts one request of `secret` at `now`.
	 *
	 * @returns false if the limit is reached and the response must be a 429
	 */
	take(secret: string, kind: 'apiKey' | 'oauth' | 'v3', now: number): boolean {
		const window = this.window(secret, now);
		const free = window.length < this.limits[kind];
		if (free || this.limits.countRefused) window.push(now);
		return free;
	}

	/** Uncounts the latest request, which was lost before it reached Kit. */
	giveBack(secret: string, now: number): void {
		this.window(secret, now).pop();
	}

	/** Counts `count` requests by another client with the same secret. */
	consume(secret: string, count: number, now: number): void {
		const window = this.window(secret, now);
		for (let taken = 0; taken < count; taken += 1) window.push(now);
	}

	private window(secret: string, now: number): number[] {
		const window = this.windows.get(secret) ?? [];
		this.windows.set(secret, window);
		// A request leaves the window as soon as it is exactly one window old.
		let old = 0;
		while (old < window.length && (window[old] as number) <= now - this.limits.windowMs) old += 1;
		window.splice(0, old);
		return window;
	}
}
