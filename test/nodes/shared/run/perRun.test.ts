import type { IExecuteData, IExecuteSingleFunctions } from 'n8n-workflow';

import { PerRun } from '../../../../nodes/shared/run/perRun';

/** Two items of the same run have separate contexts with the same run data. */
function itemOf(run: object): IExecuteSingleFunctions {
	return { getExecuteData: () => run as IExecuteData } as unknown as IExecuteSingleFunctions;
}

describe('PerRun', () => {
	it('looks something up once for all concurrent items of a run', async () => {
		const ids = new PerRun<number>();
		const lookup = jest.fn(async () => 7);
		const run = {};
		const found = await Promise.all([1, 2, 3].map(() => ids.get(itemOf(run), 'vip', lookup)));
		expect(found).toEqual([7, 7, 7]);
		expect(lookup).toHaveBeenCalledTimes(1);
	});

	it('keeps different lookups separate', async () => {
		const ids = new PerRun<string>();
		const run = {};
		expect(await ids.get(itemOf(run), 'a', async () => 'A')).toBe('A');
		expect(await ids.get(itemOf(run), 'b', async () => 'B')).toBe('B');
	});

	it('repeats the lookup in another run', async () => {
		const ids = new PerRun<number>();
		const lookup = jest.fn(async () => 7);
		await ids.get(itemOf({}), 'vip', lookup);
		await ids.get(itemOf({}), 'vip', lookup);
		expect(lookup).toHaveBeenCalledTimes(2);
	});

	it('forgets a failed lookup', async () => {
		const ids = new PerRun<number>();
		const run = {};
		const failing = ids.get(
			itemOf(run),
			'vip',
			async () => await Promise.reject(new Error('down')),
		);
		await expect(failing).rejects.toThrow('down');
		expect(await ids.get(itemOf(run), 'vip', async () => 7)).toBe(7);
	});
});
