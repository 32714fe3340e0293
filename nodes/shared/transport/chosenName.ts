import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';
import { inKitsWay } from './labels';

/**
 * The name of a record that the user chose from a list. An expression has none: the name that n8n
 * stores with it belongs to the record chosen before.
 *
 * @param parameters the node's parameters, before n8n evaluates their expressions
 * @param kind Kit's name for such a record in a path, for instance `custom_field`
 * @param id the ID in the path
 * @returns undefined if the record was not chosen from a list
 */
export function chosenName(parameters: IDataObject, kind: string, id: string): string | undefined {
	return (
		locatorsIn(parameters)
			.filter(([, { mode, value }]) => mode === 'list' && String(value) === id)
			// An email of a sequence is only an email in its path.
			.filter(([parameter]) => `_${inKitsWay(parameter)}`.endsWith(`_${kind}`))
			.map(([, { cachedResultName }]) => cachedResultName)
			.find((name): name is string => typeof name === 'string' && name !== '')
	);
}

/** Every resource locator, also in collections, with the name of its parameter. */
function locatorsIn(values: unknown): Array<[parameter: string, locator: IDataObject]> {
	if (Array.isArray(values)) return values.flatMap(locatorsIn);
	if (!isRecord(values)) return [];
	return Object.entries(values).flatMap(([parameter, value]) =>
		isRecord(value) && value.__rl === true ? [[parameter, value]] : locatorsIn(value),
	);
}
