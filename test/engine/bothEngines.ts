import type { INodeExecutionData } from 'n8n-workflow';

import type { Sandbox } from '../sandbox';

/** One request and its response, as sent over the network. */
interface Exchange {
	request: { method: string; url: string; body: string };
	answer: { status: number; body: string; headers: Array<[string, string]> };
}

/** The result of a run of the node, in either engine. */
export interface Given {
	items: INodeExecutionData[];
	errorItems: INodeExecutionData[];
	error: (Error & { description?: string | null }) | undefined;
}

const recording = new WeakMap<Sandbox, Recording>();

/** Records the requests and responses of a sandbox, to replay the responses. */
export class Recording {
	private readonly exchanges: Exchange[] = [];

	private readonly fetch: Sandbox['fetch'];

	private asked = 0;

	/** Whether another request was in flight at the same time, so that they cannot be attributed. */
	private mixed = false;

	constructor(private readonly sandbox: Sandbox) {
		this.fetch = sandbox.fetch;
		const other = recording.get(sandbox);
		if (other) {
			this.mixed = true;
			other.mixed = true;
			return;
		}
		recording.set(sandbox, this);
		sandbox.fetch = async (request) => {
			const noted = await noteOf(request);
			this.asked += 1;
			const response = await this.fetch(request);
			const answer = {
				status: response.status,
				body: await response.clone().text(),
				headers: [...response.headers],
			};
			this.exchanges.push({ request: noted, answer });
			return response;
		};
	}

	end(): void {
		if (recording.get(this.sandbox) !== this) return;
		recording.delete(this.sandbox);
		this.sandbox.fetch = this.fetch;
	}

	/**
	 * Whether replaying the responses in order leads to the same result, because nothing was retried.
	 */
	get isRepeatable(): boolean {
		return (
			!this.mixed &&
			this.asked === this.exchanges.length &&
			this.exchanges.every(({ answer: { status } }) => status < 429 && status !== 401)
		);
	}

	/**
	 * Replays the responses while `work` runs.
	 *
	 * @returns the requests that were sent this time but not before, and vice versa
	 */
	async replay(work: () => Promise<void>): Promise<{ unexpected: unknown[]; missing: unknown[] }> {
		const left = [...this.exchanges];
		const unexpected: unknown[] = [];
		const { fetch } = this.sandbox;
		this.sandbox.fetch = async (request) => {
			const noted = await noteOf(request);
			const same = left.findIndex((one) => timeless(one.request) === timeless(noted));
			const [found] = same < 0 ? [] : left.splice(same, 1);
			if (!found) unexpected.push(noted);
			const { status, body, headers } = found?.answer ?? { status: 404, body: '', headers: [] };
			return new Response(status === 204 ? null : body, { status, headers });
		};
		try {
			await work();
		} finally {
			this.sandbox.fetch = fetch;
		}
		return { unexpected, missing: left.map(({ request }) => request) };
	}
}

/** The parts of a run's result that must be the same in both engines. */
export function comparable({ items, errorItems, error }: Given): string {
	const shown = error && { message: error.message, description: error.description ?? undefined };
	return timeless({ items, errorItems, error: shown });
}

async function noteOf(request: Request): Promise<Exchange['request']> {
	return { method: request.method, url: request.url, body: await request.clone().text() };
}

/** The default of a time is the current time, which differs in the second run. */
function timeless(value: unknown): string {
	return JSON.stringify(value, null, '\t').replace(
		/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g,
		'<time>',
	);
}
