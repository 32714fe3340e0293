import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';

import { valueAt } from '../basics/valueAt';
import { checkedBoolean } from '../basics/boolean';
import { prepare } from './prepare';

/**
 * For operations whose records have more than ten fields; their `output` or `pages` lists those to
 * keep.
 */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simple',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
	// An invalid value must be reported before anything is written.
	routing: { send: { preSend: [prepare((context) => void isOn(context))] } },
};

/**
 * Reduces the record to the given fields if 'Simplify' is on.
 *
 * @param fields at most ten; `stats.open_rate` becomes `stats_open_rate`
 */
export function simplified(
	context: IExecuteSingleFunctions,
	record: IDataObject,
	fields: string[] | undefined,
): IDataObject {
	if (!fields || !isOn(context)) return record;
	const simple: IDataObject = {};
	for (const field of fields) {
		const value = valueAt(record, field);
		if (value !== undefined) Object.assign(simple, { [field.replace('.', '_')]: value });
	}
	return record.warnings === undefined ? simple : { ...simple, warnings: record.warnings };
}

function isOn(context: IExecuteSingleFunctions): boolean {
	return checkedBoolean(context, context.getNodeParameter('simple', false), 'Simplify');
}
