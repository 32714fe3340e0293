// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- what tests record outlives their process
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- part of Node.js, test only
import { basename, dirname, join, relative } from 'node:path';

/** A folder for each test file, so that files can run by themselves and in several workers. */
const FOLDER = 'test/contract/records';

type Kind = 'traffic' | 'outputs' | 'comparisons';

/** Adds lines to what the current test file has recorded. */
export function addToRecord(kind: Kind, lines: unknown[]): void {
	if (lines.length === 0) return;
	mkdirSync(ownFolder(), { recursive: true });
	const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
	appendFileSync(join(ownFolder(), `${kind}.jsonl`), text);
}

/** Removes what the current test file recorded when it ran before. */
export function clearRecord(): void {
	rmSync(ownFolder(), { recursive: true, force: true });
}

/**
 * What the test files recorded when each of them ran last.
 *
 * @throws when none of them has run
 */
export function readRecords<Line>(kind: Kind): Line[] {
	if (!existsSync(FOLDER)) throw new Error('Nothing recorded: run the tests first');
	return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
		.filter((file) => basename(file) === `${kind}.jsonl` && existsSync(join('test', dirname(file))))
		.sort()
		.flatMap((file) => readFileSync(join(FOLDER, file), 'utf8').trim().split('\n'))
		.map((line): Line => JSON.parse(line));
}

function ownFolder(): string {
	const { testPath } = expect.getState();
	if (!testPath) throw new Error('Only tests record');
	return join(FOLDER, relative('test', testPath));
}
