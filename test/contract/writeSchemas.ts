/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console --
	a script for a terminal: it writes files, prints and exits. Test only. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { unrecorded } from '../engine/records';
import { schemaOf } from './outputSchema';
import { recordedOutputs, schemaPath } from './recordedOutputs';

// With only some of the records, schemas would lack fields.
const missing = unrecorded();
if (missing.length > 0) {
	console.error(`Nothing recorded for\n${missing.join('\n')}\nRun these tests first: npm run unit`);
	process.exit(1);
}

/**
 * `npm run schemas`, after the tests: writes the output schema of every operation from its recorded
 * output. In CI, a difference is a failure, because the committed schemas are not those of the
 * tests.
 */
async function main(): Promise<void> {
	const written: string[] = [];
	for (const node of ['kit', 'kitV3']) {
		for (const [operation, items] of recordedOutputs(node)) {
			// Custom API calls have no fixed output.
			if (items.length === 0 || operation.startsWith('customApiCall.')) continue;
			const path = schemaPath(node, operation);
			const style = await resolveConfig(path);
			const text = JSON.stringify(schemaOf(items), null, 2);
			const schema = await format(text, { ...style, parser: 'json' });
			if (existsSync(path) && readFileSync(path, 'utf8') === schema) continue;
			mkdirSync(dirname(path), { recursive: true });
			writeFileSync(path, schema);
			written.push(path);
		}
	}
	if (written.length === 0) return;
	console.log(`Written; commit these files:\n${written.join('\n')}`);
	if (process.env.CI) process.exitCode = 1;
}

void main();
