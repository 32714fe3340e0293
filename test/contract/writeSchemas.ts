// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- writes files
import { mkdirSync, writeFileSync } from 'node:fs';

import { schemaOf } from './outputSchema';
import { recordedOutputs, schemaPath } from './recordedOutputs';

/** `npm run schemas`, after the tests: writes the output schema of every operation from what it gave. */
for (const node of ['kit', 'kitV3']) {
	for (const [operation, items] of recordedOutputs(node)) {
		// What somebody calls by hand has no shape of its own.
		if (items.length === 0 || operation.startsWith('customApiCall.')) continue;
		const path = schemaPath(node, operation);
		mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
		writeFileSync(path, `${JSON.stringify(schemaOf(items), null, '\t')}\n`);
	}
}
