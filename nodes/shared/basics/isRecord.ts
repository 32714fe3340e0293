import type { IDataObject } from 'n8n-workflow';

/** Whether `value` is a JSON object, that is, neither null nor an array. */
export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
