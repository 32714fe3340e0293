import type { IExecuteData, IExecuteSingleFunctions, NodeParameterValueType } from 'n8n-workflow';

import { Batch, takePart, type Member } from '../../../../nodes/shared/run/batch';
import type { Settled } from '../../../../nodes/shared/basics/settle';
import { useVirtualClock, type VirtualClock } from '../../../virtualClock';

let clock: VirtualClock;
let requests: string[][];

beforeEach(() => {
	clock = useVirtualClock();
	requests = [];
});

interface RunOptions {
	signal?: AbortSignal;
	requestOptions?: NodeParameterValueType;
}

/** The context of each item of one run: they are around the same run data. */
function runOf(items: number, { signal, requestOptions = {} }: RunOptions = {}) {
	const data = { data: { main: [Array(items).fill({ json: {} })] } } as unknown as IExecuteData;
	return {
		getExecuteData: () => data,
		getExecutionCancelSignal: () => signal,
		getNodeParameter: () => requestOptions,
	} as unknown as IExecuteSingleFunctions;
}

const batch = new Batch<string, string>();

const send = async (entries: string[]): Promise<Array<Settled<string>>> => {
	requests.push(entries);
	return entries.map((entry) => ({ ok: true, value: entry.toUpperCase() }));
};

const one = { key: 'one', step: 1, size: 3, send };
const two = { key: 'two', step: 2, size: 3, send };

/** What was answered to an entry, or why it failed. */
async function handIn(member: Member, entry: string, together = one): Promise<string> {
	const [outcome] = await batch.handIn(member, [entry], together);
	return outcome?.ok ? outcome.value : String(outcome?.error);
}

const itemOf = async (run: IExecuteSingleFunctions, entry: string) =>
	await takePart(run, async (member) => await handIn(member, entry));

describe('Batch', () => {
	it('sends what all items hand in, and gives each its own answer', async () => {
		const run = runOf(2);
		const answers = await clock.run(Promise.all(['a', 'b'].map((entry) => itemOf(run, entry))));
		expect(answers).toEqual(['A', 'B']);
		expect(requests).toEqual([['a', 'b']]);
	});

	it('does not wait for anything with one item', async () => {
		expect(await itemOf(runOf(1), 'a')).toBe('A');
		expect(clock.sleeps).toEqual([]);
	});

	it('sends full requests without waiting for the rest', async () => {
		const run = runOf(4);
		const never = takePart(run, async () => await new Promise(() => {}));
		const full = Promise.all(['a', 'b', 'c'].map((entry) => itemOf(run, entry)));
		expect(await clock.run(full)).toEqual(['A', 'B', 'C']);
		void never;
	});

	it('sends the rest when those who are left have failed', async () => {
		const run = runOf(3);
		const failing = takePart(run, async () => {
			await clock.sleep(5_000);
			throw new Error('No such tag');
		});
		const work = Promise.allSettled([itemOf(run, 'a'), failing, itemOf(run, 'b')]);
		await clock.run(work);
		expect(requests).toEqual([['a', 'b']]);
	});

	it('waits for those who look something up first', async () => {
		const run = runOf(2);
		const late = takePart(run, async (member) => {
			await clock.sleep(60_000);
			return await handIn(member, 'late');
		});
		await clock.run(Promise.all([itemOf(run, 'a'), late]));
		expect(requests).toEqual([['a', 'late']]);
	});

	it('does not wait for items that n8n never starts', async () => {
		const run = runOf(5);
		await clock.run(Promise.all([itemOf(run, 'a'), itemOf(run, 'b')]));
		expect(requests).toEqual([['a', 'b']]);
		expect(clock.sleeps).toEqual([0]);
	});

	it('waits for the groups that n8n starts one after the other', async () => {
		const batching = { batch: { batchSize: 1, batchInterval: 1_000 } };
		const run = runOf(3, { requestOptions: { batching } });
		const grouped = async () => {
			const first = itemOf(run, 'a');
			await clock.sleep(1_000);
			// The second of them cannot be evaluated.
			await clock.sleep(1_000);
			return await Promise.all([first, itemOf(run, 'c')]);
		};
		expect(await clock.run(grouped())).toEqual(['A', 'C']);
		expect(requests).toEqual([['a', 'c']]);
	});

	it('sends those who come later all the same', async () => {
		const run = runOf(3);
		const first = itemOf(run, 'a');
		const late = clock.sleep(9_000).then(async () => await itemOf(run, 'late'));
		expect(await clock.run(Promise.all([first, late]))).toEqual(['A', 'LATE']);
		expect(requests).toEqual([['a'], ['late']]);
	});

	it('goes through the steps one after the other', async () => {
		const run = runOf(3);
		const both = async (entry: string) =>
			await takePart(run, async (member) => {
				const first = await handIn(member, entry);
				return await handIn(member, first, two);
			});
		await clock.run(Promise.all([both('a'), itemOf(run, 'b'), both('c')]));
		expect(requests).toEqual([
			['a', 'b', 'c'],
			['A', 'C'],
		]);
	});

	it('lets an item pass a step', async () => {
		const run = runOf(2);
		const other = itemOf(run, 'a');
		const passing = takePart(run, async (member) => {
			member.reach(1);
			return await handIn(member, await other, two);
		});
		await clock.run(passing);
		expect(requests).toEqual([['a'], ['A']]);
	});

	it('takes several entries of one item', async () => {
		const outcomes = await takePart(runOf(1), async (member) => {
			return await batch.handIn(member, ['a', 'b', 'c', 'd'], one);
		});
		expect(outcomes.map((outcome) => outcome.ok && outcome.value)).toEqual(['A', 'B', 'C', 'D']);
		expect(requests).toEqual([['a', 'b', 'c'], ['d']]);
	});

	it('keeps apart what may not share a request', async () => {
		const run = runOf(2);
		const other = takePart(run, async (m) => await handIn(m, 'b', { ...one, key: 'other' }));
		await clock.run(Promise.all([itemOf(run, 'a'), other]));
		expect(requests).toEqual([['b'], ['a']]);
	});

	it('keeps runs apart, also when a run is repeated with the same data', async () => {
		const run = runOf(2);
		const both = async () => await Promise.all([itemOf(run, 'a'), itemOf(run, 'b')]);
		await clock.run(Promise.all([both(), itemOf(runOf(1), 'x')]));
		await clock.run(both());
		expect(requests).toEqual([['a', 'b'], ['x'], ['a', 'b']]);
	});

	it('fails exactly those that were sent in a request that fails', async () => {
		const run = runOf(4);
		const failing = async (entries: string[]) => {
			if (entries.includes('a')) throw new Error('Refused');
			return await send(entries);
		};
		const item = async (entry: string) =>
			await takePart(run, async (m) => await handIn(m, entry, { ...one, send: failing }));
		const answers = await clock.run(Promise.all(['a', 'b', 'c', 'd'].map(item)));
		expect(answers).toEqual(['Error: Refused', 'Error: Refused', 'Error: Refused', 'D']);
	});

	it('ends the wait when the execution is cancelled', async () => {
		const controller = new AbortController();
		const run = runOf(3, { signal: controller.signal });
		const never = takePart(run, async () => await new Promise(() => {}));
		const waiting = itemOf(run, 'a');
		await clock.run(clock.sleep(1_000));
		controller.abort();
		const cancelled = expect.stringContaining('The execution was cancelled');
		expect(await clock.run(waiting)).toEqual(cancelled);
		expect(await itemOf(run, 'b')).toEqual(cancelled);
		expect(requests).toEqual([]);
		void never;
	});
});
