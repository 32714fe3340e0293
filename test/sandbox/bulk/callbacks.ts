/** Sends a request from Kit to a receiver. */
export type Deliver = (request: Request) => Promise<Response>;

/** What was posted to a `callback_url`. */
export interface PostedCallback {
	url: string;
	body: object;
	/** Milliseconds since the epoch. */
	at: number;
	/** The status of the response; undefined while in flight, on failure, or without a deliverer. */
	status: number | undefined;
}

/** Posts the results of queued bulk requests, unsigned and once (docs/kit-api.md#callbacks). */
export class Callbacks {
	readonly posted: PostedCallback[] = [];

	/** @param deliver if omitted, callbacks are only recorded */
	constructor(
		private readonly now: () => number,
		private readonly deliver: Deliver | undefined,
	) {}

	/** Never rejects, because Kit does not wait for receivers. */
	async post(url: string, body: object): Promise<void> {
		const posted: PostedCallback = { url, body, at: this.now(), status: undefined };
		this.posted.push(posted);
		if (!this.deliver) return;
		try {
			const response = await this.deliver(
				new Request(url, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(body),
				}),
			);
			posted.status = response.status;
		} catch {
			// The status stays undefined, which indicates the failure.
		}
	}
}
