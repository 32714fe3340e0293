/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Runs a file of bench/children in a process of its own, so that measurements do not affect each
 * other.
 *
 * @param name of the file
 * @returns what it printed with `report`
 */
export async function child<T>(name: string, ...args: Array<string | number>): Promise<T> {
	const file = join(__dirname, 'children', name);
	const typescript = name.endsWith('.ts') ? ['--import', 'tsx'] : [];
	const { stdout } = await run(
		process.execPath,
		['--expose-gc', ...typescript, file, ...args.map(String)],
		{ env: { ...process.env, N8N_LOG_LEVEL: 'silent' }, maxBuffer: 1e8, timeout: 900_000 },
	);
	return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as T;
}

/** Reports a child's result to the process that started it. */
export function report(result: unknown): void {
	process.stdout.write(`\n${JSON.stringify(result)}\n`);
}

/** The arguments that a child was started with. */
export const given = (): string[] => process.argv.slice(2);
