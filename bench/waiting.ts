import { child } from './child';
import { count, median, type Row } from './table';

/** The bytes in use while that many items are in a run of which Kit's limit let 120 through. */
async function held(variant: 'kit' | 'plain', items: number): Promise<number> {
	const runs = [];
	for (let i = 0; i < 3; i++) {
		runs.push(await child<{ bytes: number }>('waiting.ts', variant, 'createOrUpdate', items));
	}
	return median(runs.map(({ bytes }) => bytes));
}

/**
 * Memory in use while items wait for the rate limit. The plain node waits for a response at that
 * point, so its figure is what n8n itself uses: the items.
 */
export async function waiting(): Promise<Row[]> {
	const rows: Row[] = [];
	for (const items of [1_000, 10_000, 100_000]) {
		const [kit, plain] = [await held('kit', items), await held('plain', items)];
		const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
		rows.push({
			ratio: kit / plain,
			what: 'Memory held while items wait for the rate limit',
			size: `${count(items)} items`,
			measured: megabytes(kit),
			baseline: `${megabytes(plain)} in a plain node`,
		});
	}
	return rows;
}
