import { child } from './child';
import { count, median, type Row } from './table';

interface Listed {
	bytes: number;
	microseconds: number;
}

async function peak(variant: 'parsed' | 'listed', records: number): Promise<Listed> {
	const runs = [];
	for (let i = 0; i < 3; i++) runs.push(await child<Listed>('memory.ts', variant, records));
	return {
		bytes: median(runs.map(({ bytes }) => bytes)),
		microseconds: median(runs.map(({ microseconds }) => microseconds)),
	};
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const milliseconds = (microseconds: number) => `${(microseconds / 1_000).toFixed(3)} ms`;

/** Peak memory of a long list, against its records as JSON.parse gives them. */
export async function memory(): Promise<Row[]> {
	const all = 100_000;
	const parsed = await peak('parsed', all);
	const listed = await peak('listed', all);
	const fewer = await peak('listed', all / 10);
	return [
		{
			ratio: listed.bytes / parsed.bytes,
			what: 'Peak memory of a list',
			size: `${count(all)} subscribers`,
			measured: megabytes(listed.bytes),
			baseline: `${megabytes(parsed.bytes)} for the records alone`,
		},
		{
			ratio: listed.microseconds / fewer.microseconds,
			what: 'Growth of CPU time per record of a list',
			size: `${count(all)} subscribers`,
			measured: milliseconds(listed.microseconds),
			baseline: `${milliseconds(fewer.microseconds)} with ${count(all / 10)}`,
		},
	];
}
