import type { jobs } from './jobs';
import { checkSame, measure } from './measure';
import { count, type Row } from './table';

const OPERATIONS: Array<[job: keyof typeof jobs, name: string]> = [
	['createOrUpdate', 'Create or Update'],
	['listTags', 'Get Tags'],
	['bulkTag', 'Bulk Tag Subscribers'],
	['subscribe', 'Subscribe'],
	['apiCall', 'Custom API Call'],
];

/** How long the event loop is blocked while a node runs, for Kit and for a plain node. */
export async function blocked(): Promise<Row[]> {
	const items = 10_000;
	const rows: Row[] = [];
	for (const [job, name] of OPERATIONS) {
		const { kit, plain } = await measure(['plain', 'kit'], job, items, 2);
		checkSame(name, kit, plain);
		rows.push({
			ratio: kit.milliseconds / plain.milliseconds,
			what: `Longest time the event loop is blocked, ${name}`,
			size: `${count(items)} items`,
			measured: `${kit.milliseconds.toFixed(0)} ms`,
			baseline: `${plain.milliseconds.toFixed(0)} ms in a plain node`,
		});
	}
	return rows;
}
