import type { IExecuteData, IExecuteSingleFunctions } from 'n8n-workflow';

/**
 * Caches lookups for the duration of one run of the node. The cache is attached to the run's own
 * data, so it is discarded with the run, and other runs cannot see it.
 */
export class PerRun<T> {
	private readonly runs = new WeakMap<IExecuteData, Map<string, Promise<T>>>();

	/**
	 * Stores the promise, because items run concurrently. A failed lookup is discarded, so the next
	 * item tries again.
	 *
	 * @param key identifies what is looked up
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
