import type { IExecuteData, IExecuteSingleFunctions } from 'n8n-workflow';

import { systemClock } from '../transport/clock';
import { isRecord } from '../basics/isRecord';
import { cancelled } from '../transport/pace';
import { settle, type Settled } from '../basics/settle';

/** How entries are sent together. All that share a `key` have to agree on the rest. */
export interface Together<Entry, Answer> {
	/** Entries with the same one may share a request. */
	key: string;
	/** Items go through the steps upwards: one that is past a step hands nothing in there any more. */
	step: number;
	/** The most entries of one request. */
	size: number;
	/** One outcome for each entry, in their order; what it throws is the outcome of all of them. */
	send: (entries: Entry[]) => Promise<Array<Settled<Answer>>>;
}

interface Waiting<Entry, Answer> {
	entry: Entry;
	send: Together<Entry, Answer>['send'];
	answer: (outcome: Settled<Answer>) => void;
}

/** What a run has to know of those who wait. */
interface Queue {
	step: number;
	sendRest: () => void;
	giveUp: () => void;
}

const PREPARING = 0;

/** One item in its run. */
export class Member {
	private at = PREPARING;

	constructor(readonly run: Run) {}

	/** Says that the item hands in nothing more for the steps before this one. */
	reach(step: number): void {
		const from = this.at;
		this.at = Math.max(from, step);
		this.run.move(from, this.at);
	}

	leave(): void {
		this.reach(Infinity);
	}
}

/** How n8n starts the items of a run. */
interface Start {
	items: number;
	groupSize: number;
	/** Milliseconds between the groups; 0 when all start at once. */
	interval: number;
}

/** The items of one run of the node, and how far they are. */
class Run {
	readonly queues: Queue[] = [];

	/** How many items there are at each step. */
	private readonly at = new Map<number, number>();

	private joined = 0;

	/** Whether everybody who can come has come. */
	private complete = false;

	constructor(
		private readonly start: Start,
		readonly signal: AbortSignal | undefined,
		/** Is called when all items are through. */
		private readonly end: () => void,
	) {
		const giveUp = () => {
			for (const queue of this.queues) queue.giveUp();
		};
		signal?.addEventListener('abort', giveUp, { once: true });
	}

	join(): Member {
		this.joined += 1;
		this.at.set(PREPARING, (this.at.get(PREPARING) ?? 0) + 1);
		if (this.joined >= this.start.items) this.complete = true;
		else if (this.joined === 1) void this.waitForLatecomers();
		return new Member(this);
	}

	/**
	 * An item whose parameters cannot be evaluated never comes. n8n starts all items without a pause,
	 * so after one turn of the event loop those who have not come never will; with batching in its
	 * Request Options, it starts a group after each interval. Should somebody come later all the
	 * same, they are sent in a request of their own.
	 */
	private async waitForLatecomers(): Promise<void> {
		const { items, groupSize, interval } = this.start;
		const groups = interval > 0 ? Math.ceil(items / groupSize) : 1;
		await settle(async () => {
			for (let group = 0; group < groups && !this.complete; group++) {
				await systemClock.sleep(interval, this.signal);
			}
		});
		this.complete = true;
		this.sendRests();
	}

	move(from: number, to: number): void {
		this.at.set(from, (this.at.get(from) ?? 0) - 1);
		this.at.set(to, (this.at.get(to) ?? 0) + 1);
		this.sendRests();
	}

	private sendRests(): void {
		if (!this.complete) return;
		for (const { step, sendRest } of this.queues) {
			if (this.behind(step) === 0) sendRest();
		}
		if (this.behind(Infinity) === 0) this.end();
	}

	private behind(step: number): number {
		let count = 0;
		for (const [at, items] of this.at) if (at < step) count += items;
		return count;
	}
}

const runs = new WeakMap<IExecuteData, Run>();

/**
 * Lets an item take part in what its run sends together. n8n starts the items one by one, and all
 * of them have to do this first, before anything that takes time: who is in is counted by it.
 */
export async function takePart<T>(
	context: IExecuteSingleFunctions,
	work: (member: Member) => Promise<T>,
): Promise<T> {
	const member = runOf(context).join();
	try {
		return await work(member);
	} finally {
		member.leave();
	}
}

function runOf(context: IExecuteSingleFunctions): Run {
	const data = context.getExecuteData();
	const known = runs.get(data);
	if (known) return known;

	const [inputs] = Object.values(data.data);
	const start = { items: inputs?.[0]?.length ?? 1, ...batchingOf(context) };
	// n8n runs a node again with the same data when it is set to retry.
	const run = new Run(start, context.getExecutionCancelSignal(), () => runs.delete(data));
	runs.set(data, run);
	return run;
}

/** What the user has set as batching in n8n's Request Options. */
function batchingOf(context: IExecuteSingleFunctions): Omit<Start, 'items'> {
	const options: unknown = context.getNodeParameter('requestOptions', {});
	const batching = isRecord(options) ? options.batching : undefined;
	const batch = isRecord(batching) && isRecord(batching.batch) ? batching.batch : {};
	return {
		groupSize: Math.max(1, Number(batch.batchSize) || 1),
		interval: Math.max(0, Number(batch.batchInterval) || 0),
	};
}

/**
 * Collects what the items of a run hand in: a full request goes at once, and the rest when nobody
 * can hand in more, since each item has handed in, is past the step or has failed.
 */
export class Batch<Entry, Answer> {
	private readonly waiting = new WeakMap<Run, Map<string, Array<Waiting<Entry, Answer>>>>();

	/** @returns one outcome for each entry, in their order; never throws */
	async handIn(
		member: Member,
		entries: Entry[],
		together: Together<Entry, Answer>,
	): Promise<Array<Settled<Answer>>> {
		const { run } = member;
		if (run.signal?.aborted) return entries.map(() => ({ ok: false, error: cancelled() }));
		const queue = this.queueOf(run, together);
		const answers = entries.map(
			async (entry) =>
				await new Promise<Settled<Answer>>((answer) => {
					queue.push({ entry, send: together.send, answer });
				}),
		);
		while (queue.length >= together.size) void deliverAll(queue.splice(0, together.size));
		// An item may hand in several things, one right after the other.
		await Promise.resolve();
		member.reach(together.step);
		return await Promise.all(answers);
	}

	private queueOf(
		run: Run,
		{ key, step, size }: Together<Entry, Answer>,
	): Array<Waiting<Entry, Answer>> {
		const queues = this.waiting.get(run) ?? new Map<string, Array<Waiting<Entry, Answer>>>();
		this.waiting.set(run, queues);
		const known = queues.get(key);
		if (known) return known;
		const queue: Array<Waiting<Entry, Answer>> = [];
		queues.set(key, queue);
		run.queues.push({
			step,
			sendRest() {
				if (queue.length > 0) void deliverAll(queue.splice(0, size));
			},
			giveUp() {
				for (const { answer } of queue.splice(0)) answer({ ok: false, error: cancelled() });
			},
		});
		return queue;
	}
}

async function deliverAll<Entry, Answer>(members: Array<Waiting<Entry, Answer>>): Promise<void> {
	const [first] = members;
	if (!first) return;
	const sent = await settle(async () => await first.send(members.map(({ entry }) => entry)));
	for (const [index, { answer }] of members.entries()) {
		const outcome = sent.ok ? sent.value[index] : sent;
		answer(outcome ?? { ok: false, error: new Error('No answer for this record') });
	}
}
