import { child } from './child';
import type { jobs } from './jobs';

/** The cost of a run. */
export interface Taken {
	/** CPU time for each item. */
	microseconds: number;
	/** The longest time for which the event loop is blocked. */
	milliseconds: number;
	/** The same for two nodes that send the same requests. */
	digest: string;
}

export type Variant = 'kit' | 'plain' | 'evaluate' | 'kitV3' | 'httpRequest' | 'convertKit';

/**
 * Runs nodes in turn, so that other work of the machine affects all of them.
 *
 * @param job for Kit and the plain node; the others have one job each
 * @returns for each node, the minimum of its runs, because a busy machine only adds to it
 */
export async function measure<Name extends Variant>(
	variants: Name[],
	job: keyof typeof jobs,
	items: number,
	runs = 5,
): Promise<Record<Name, Taken>> {
	const taken = new Map<Name, Taken[]>(variants.map((variant) => [variant, []]));
	for (let i = 0; i < runs; i++) {
		for (const [variant, all] of taken) all.push(await child<Taken>('run.ts', variant, job, items));
	}
	const summed = [...taken].map(([variant, all]) => [
		variant,
		{
			microseconds: Math.min(...all.map(({ microseconds }) => microseconds)),
			milliseconds: Math.min(...all.map(({ milliseconds }) => milliseconds)),
			digest: all[0]?.digest ?? '',
		},
	]);
	return Object.fromEntries(summed) as Record<Name, Taken>;
}

/** Rejects a comparison of nodes that do not send the same requests. */
export function checkSame(job: string, ...taken: Taken[]): void {
	if (new Set(taken.map(({ digest }) => digest)).size === 1) return;
	throw new Error(`Kit and the plain node sent different requests for ${job}`);
}

/** 1234 as 1.23 ms. */
export const inMilliseconds = (microseconds: number): string =>
	`${(microseconds / 1_000).toFixed(2)} ms`;
