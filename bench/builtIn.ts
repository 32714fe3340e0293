import { child } from './child';
import { hasNodesOfN8n } from './nodesOfN8n';
import { count, median, type Row } from './table';

const ITEMS = 1_000;

/** What an item takes. */
interface Cost {
	microseconds: number;
	milliseconds: number;
}

type Variant = 'kitV3' | 'convertKit';

/**
 * CPU time and time per item, against the node for API V3 that comes with n8n. That one knows no rate
 * limit, so Kit V3 goes without its own here.
 *
 * @param say is told why there are no rows, when there are none
 */
export async function builtIn(say: (sentence: string) => void): Promise<Row[]> {
	if (!hasNodesOfN8n("n8n's ConvertKit node", say)) return [];
	const runs: Record<Variant, Cost[]> = { kitV3: [], convertKit: [] };
	for (let i = 0; i < 3; i++) {
		for (const variant of ['convertKit', 'kitV3'] as const) {
			runs[variant].push(await child<Cost>('builtIn.ts', variant, ITEMS));
		}
	}
	const row = (what: string, of: (cost: Cost) => number): Row => {
		const [ours, theirs] = [median(runs.kitV3.map(of)), median(runs.convertKit.map(of))];
		return {
			ratio: ours / theirs,
			what,
			size: `${count(ITEMS)} people to a form`,
			measured: `${ours.toFixed(2)} ms`,
			baseline: `${theirs.toFixed(2)} ms in n8n's ConvertKit`,
		};
	};
	return [
		row('CPU time per item, Kit V3 without rate limit', ({ microseconds }) => microseconds / 1_000),
		row('The same, time; Kit answers in 20 ms', ({ milliseconds }) => milliseconds),
	];
}
