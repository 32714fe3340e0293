/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { cpus } from 'node:os';

import { builtIn } from './builtIn';
import { cpu } from './cpu';
import { loading } from './load';
import { memory } from './memory';
import { requests } from './requests';
import { schedule } from './schedule';
import { table, type Row } from './table';

const say = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

/** Measures one thing after the other, and prints all in one table. */
async function main(): Promise<void> {
	const rows: Row[] = [];
	for (const measure of [requests, schedule, cpu, builtIn, memory, loading]) {
		const measured = await measure(say);
		for (const { ratio, what, size } of measured) say(`${ratio.toFixed(2)}  ${what}, ${size}`);
		rows.push(...measured);
	}
	say(`\n${table(rows)}\n`);
	say(`${cpus()[0]?.model ?? 'Unknown processor'}, Node.js ${process.version}`);
}

main().catch((error: unknown) => {
	say(String(error));
	process.exitCode = 1;
});
