// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads what the tests got
import { readFileSync } from 'node:fs';

import type { IDataObject } from 'n8n-workflow';

import { OUTPUT_FILE, type Output } from '../engine/traffic';

/** The items that each operation of a node gave in the last run of the tests. */
export function recordedOutputs(node: string): Map<string, IDataObject[]> {
	const outputs = new Map<string, IDataObject[]>();
	for (const line of readFileSync(OUTPUT_FILE, 'utf8').trim().split('\n')) {
		const { operation, items, ...output }: Output = JSON.parse(line);
		if (output.node === node) outputs.set(operation, [...(outputs.get(operation) ?? []), ...items]);
	}
	return outputs;
}

/** Where n8n looks for the output schema of an operation. */
export function schemaPath(node: string, operation: string): string {
	const folder = node.replace('kit', 'Kit');
	return `nodes/${folder}/__schema__/v1.0.0/${operation.replace('.', '/')}.json`;
}
