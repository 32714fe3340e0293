// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- what tests record outlives their process
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- part of Node.js, test only
import { basename, dirname, join, relative } from 'node:path';

/** A folder for each test file, so that files can run separately and in several workers. */
const FOLDER = 'test/contract/records';

type Kind = 'traffic' | 'outputs' | 'comparisons';

/** Appends lines to the record of the current test file. */
export function addToRecord(kind: Kind, lines: unknown[]): void {
	if (lines.length === 0 || isPartialRun()) return;
	const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
	appendFileSync(join(ownFolder(), `${kind}.jsonl`), text);
}

/** Clears the record of the current test file only. */
export function clearRecord(): void {
	if (isPartialRun()) return;
	rmSync(ownFolder(), { recursive: true, force: true });
	mkdirSync(ownFolder(), { recursive: true });
}

/**
 * The test files of nodes and credentials without a record, because they have not run in this
 * checkout yet.
 */
export function unrecorded(): string[] {
	return ['nodes', 'credentials']
		.flatMap((folder) =>
			readdirSync(join('test', folder), { recursive: true, encoding: 'utf8' })
				.filter((file) => file.endsWith('.test.ts'))
				.map((file) => join(folder, file)),
		)
		.filter((file) => !existsSync(join(FOLDER, file)))
		.map((file) => join('test', file))
		.sort();
}

/**
 * The records of each test file's last run.
 *
 * @throws if there are none
 */
export function readRecords<Line>(kind: Kind): Line[] {
	if (!existsSync(FOLDER)) throw new Error('Nothing recorded: run the tests first');
	return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
		.filter((file) => basename(file) === `${kind}.jsonl` && existsSync(join('test', dirname(file))))
		.sort()
		.flatMap((file) => readFileSync(join(FOLDER, file), 'utf8').trim().split('\n'))
		.map((line): Line => JSON.parse(line));
}

/** With `jest -t`, only some tests of a file run, and the complete record is worth more. */
function isPartialRun(): boolean {
	// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- jest's environment puts it there
	return Boolean(Reflect.get(globalThis, 'testNamePattern'));
}

function ownFolder(): string {
	const { testPath } = expect.getState();
	if (!testPath) throw new Error('Only tests record');
	return join(FOLDER, relative('test', testPath));
}
