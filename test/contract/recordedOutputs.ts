// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads what the tests got
import { readFileSync } from 'node:fs';

import type { IDataObject } from 'n8n-workflow';

import { OUTPUT_FILE, type Output } from '../engine/traffic';

/** The items that each operation gave in the last run of the tests. */
export function recordedOutputs(): Map<string, IDataObject[]> {
	const outputs = new Map<string, IDataObject[]>();
	for (const line of readFileSync(OUTPUT_FILE, 'utf8').trim().split('\n')) {
		const { operation, items }: Output = JSON.parse(line);
		outputs.set(operation, [...(outputs.get(operation) ?? []), ...items]);
	}
	return outputs;
}

/** Where n8n looks for the output schema of an operation of the Kit node. */
export function schemaPath(operation: string): string {
	return `nodes/Kit/__schema__/v1.0.0/${operation.replace('.', '/')}.json`;
}
