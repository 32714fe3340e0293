/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console --
	a script for a terminal: it writes files, prints and exits. Test only. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { unrecorded } from '../engine/records';
import { schemaOf } from './outputSchema';
import { recordedOutputs, schemaPath } from './recordedOutputs';

// Half of the records would make schemas with half of the fields.
const missing = unrecorded();
if (missing.length > 0) {
	console.error(`Nothing recorded for\n${missing.join('\n')}\nRun these tests first: npm run unit`);
	process.exit(1);
}

/** `npm run schemas`, after the tests: writes the output schema of every operation from what it gave. */
async function main(): Promise<void> {
	for (const node of ['kit', 'kitV3']) {
		for (const [operation, items] of recordedOutputs(node)) {
			// What somebody calls by hand has no shape of its own.
			if (items.length === 0 || operation.startsWith('customApiCall.')) continue;
			const path = schemaPath(node, operation);
			mkdirSync(dirname(path), { recursive: true });
			const style = await resolveConfig(path);
			writeFileSync(
				path,
				await format(JSON.stringify(schemaOf(items), null, 2), { ...style, parser: 'json' }),
			);
		}
	}
}

void main();
