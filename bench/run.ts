/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

import { beside } from './beside';
import { blocked } from './blocked';
import { cpu } from './cpu';
import { loading } from './load';
import { memory } from './memory';
import { requests } from './requests';
import { schedule } from './schedule';
import { writeSection } from './section';
import { table, type Row } from './table';
import { waiting } from './waiting';

const say = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

const ALL = { requests, schedule, cpu, blocked, waiting, beside, memory, loading };

/**
 * Measures one thing after the other, and prints all in one table. `-- cpu memory` measures only
 * these, `-- --write docs/benchmarks.md` puts the table into that file.
 */
async function main(): Promise<void> {
	const { values, positionals: chosen } = parseArgs({
		options: { write: { type: 'string' } },
		allowPositionals: true,
	});
	const unknown = chosen.filter((name) => !(name in ALL));
	if (unknown.length > 0) {
		throw new Error(
			`No measurement ${unknown.join(', ')}; there is ${Object.keys(ALL).join(', ')}`,
		);
	}
	const rows: Row[] = [];
	for (const [name, measure] of Object.entries(ALL)) {
		if (chosen.length > 0 && !chosen.includes(name)) continue;
		const measured = await measure(say);
		for (const { ratio, what, size } of measured) say(`${ratio.toFixed(2)}  ${what}, ${size}`);
		rows.push(...measured);
	}
	const machine = `${cpus()[0]?.model ?? 'Unknown processor'}, ${cpus().length} cores, Node.js ${process.version}`;
	const text = `${table(rows)}\n\n${machine}`;
	say(`\n${text}`);
	if (values.write !== undefined) writeSection(values.write, 'npm run bench', text);
}

main().catch((error: unknown) => {
	say(String(error));
	process.exitCode = 1;
});
