import type { IExecuteData, IExecuteSingleFunctions } from 'n8n-workflow';

/**
 * Remembers what was looked up for as long as one run of the node lasts: the run's own data holds
 * it, so it goes when the run goes and no other run sees it.
 */
export class PerRun<T> {
	private readonly runs = new WeakMap<IExecuteData, Map<string, Promise<T>>>();

	/**
	 * Items run at the same time, so it is the promise that is kept. A failed lookup is forgotten,
	 * and the next item tries again.
	 *
	 * @param key tells one thing looked up from another
	 */
	async get(context: IExecuteSingleFunctions, key: string, lookup: () => Promise<T>): Promise<T> {
		const run = context.getExecuteData();
		const known = this.runs.get(run) ?? new Map<string, Promise<T>>();
		this.runs.set(run, known);
		const found = known.get(key);
		if (found) return await found;

		const looking = lookup();
		known.set(key, looking);
		looking.catch(() => known.delete(key));
		return await looking;
	}
}
