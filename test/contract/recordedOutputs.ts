import type { IDataObject } from 'n8n-workflow';

import { readRecords } from '../engine/records';
import type { Output } from '../engine/traffic';

/** The items that each operation of a node returned when the tests last ran. */
export function recordedOutputs(node: string): Map<string, IDataObject[]> {
	const outputs = new Map<string, IDataObject[]>();
	for (const { operation, items, ...output } of readRecords<Output>('outputs')) {
		if (output.node === node) outputs.set(operation, [...(outputs.get(operation) ?? []), ...items]);
	}
	return outputs;
}

/** Where n8n looks for the output schema of an operation. */
export function schemaPath(node: string, operation: string): string {
	const folder = node.replace('kit', 'Kit');
	return `nodes/${folder}/__schema__/v1.0.0/${operation.replace('.', '/')}.json`;
}
