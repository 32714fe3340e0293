/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console --
	a script for a terminal: it reads a file or an address, prints and exits. Test only. */
import { readFile } from 'node:fs/promises';

import { operations } from '../operations';
import { differences } from './compare';
import { knownDifferences } from './knownDifferences';
import { operationsOf } from './openApi';
import { reportOf } from './report';

const PUBLISHED = 'https://developers.kit.com/api-reference/v4.json';

const source = process.argv[2] ?? PUBLISHED;

/** `npm run drift`: exit code 0 without differences, 1 with some, 2 if the comparison failed. */
async function main(): Promise<number> {
	const found = differences(operations, operationsOf(await read()));
	const report = reportOf(found, knownDifferences);
	console.log(report ?? `The contract matches ${source}.`);
	return report === undefined ? 0 : 1;
}

async function read(): Promise<unknown> {
	if (!/^https?:/.test(source)) return JSON.parse(await readFile(source, 'utf8'));
	const response = await fetch(source, { signal: AbortSignal.timeout(30_000) });
	if (!response.ok) throw new Error(`The answer was ${response.status}`);
	return await response.json();
}

/** The cause says more than "fetch failed". */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? error.cause.message : error.message;
}

main().then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		console.error(
			`Could not compare with ${source}. ${reasonOf(error)}. If the URL cannot be reached, ` +
				"download Kit's OpenAPI description and pass the file: npm run drift -- v4.json",
		);
		process.exitCode = 2;
	},
);
