import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';

import { valueAt } from '../basics/valueAt';

/** For operations whose records have more than ten fields; their `output` or `pages` names those to keep. */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simple',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/**
 * The record with the named fields only, when the user wants it simplified.
 *
 * @param fields at most ten; `stats.open_rate` becomes `stats_open_rate`
 */
export function simplified(
	context: IExecuteSingleFunctions,
	record: IDataObject,
	fields: string[] | undefined,
): IDataObject {
	if (!fields || context.getNodeParameter('simple', false) !== true) return record;
	const simple: IDataObject = {};
	for (const field of fields) {
		const value = valueAt(record, field);
		if (value !== undefined) Object.assign(simple, { [field.replace('.', '_')]: value });
	}
	return record.warnings === undefined ? simple : { ...simple, warnings: record.warnings };
}
