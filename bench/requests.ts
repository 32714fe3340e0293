import { child } from './child';
import { count, type Row } from './table';

interface Operation {
	name: string;
	what: string;
	/** The fewest requests that Kit's API allows with the endpoints that the operation uses. */
	fewest: (records: number) => number;
}

const OPERATIONS: Operation[] = [
	{
		name: 'list',
		what: 'Requests to list subscribers',
		fewest: (records) => Math.ceil(records / 1_000),
	},
	{
		name: 'subscribe',
		what: 'Requests to subscribe to a form',
		fewest: (records) => 2 * records,
	},
	{ name: 'tag', what: 'Requests to tag by name', fewest: (records) => records + 1 },
	{
		name: 'bulk',
		what: 'Requests to tag by name in bulk',
		fewest: (records) => Math.ceil(records / 100) + 1,
	},
];

/** How many requests operations send, compared with the minimum. */
export async function requests(): Promise<Row[]> {
	const rows: Row[] = [];
	for (const { name, what, fewest } of OPERATIONS) {
		for (const records of [1, 100, 1_000, 10_000]) {
			const sent = await child<{ requests: number; items: number }>('requests.ts', name, records);
			if (sent.items !== records) throw new Error(`${what}: ${sent.items} of ${records} came out`);
			rows.push({
				ratio: sent.requests / fewest(records),
				what,
				size: `${count(records)} ${records === 1 ? 'record' : 'records'}`,
				measured: count(sent.requests),
				baseline: `${count(fewest(records))} at least`,
			});
		}
	}
	return rows;
}
