import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../../../shared/basics/blank';
import type { Complain } from '../../../shared/basics/invalidParameter';
import { shown } from '../../../shared/basics/shown';
import { numberWithin } from '../../../shared/basics/number';

/** Removes keys without a value, so that Kit does not get empty ones. */
export function present(values: IDataObject): IDataObject {
	const entries = Object.entries(values).filter(
		([, value]) => !isBlank(value) && !(Array.isArray(value) && value.length === 0),
	);
	return Object.fromEntries(entries);
}

interface Bounds {
	least: number;
	most?: number;
	whole?: boolean;
}

export function numberIn(
	value: unknown,
	label: string,
	{ least, most = Number.MAX_SAFE_INTEGER, whole = false }: Bounds,
	complain: Complain,
): number {
	const number = numberWithin(value, least, most);
	if (number !== undefined && (!whole || Number.isInteger(number))) return number;
	const kind = whole ? 'a whole number' : 'a number';
	const range = most < Number.MAX_SAFE_INTEGER ? `from ${least} to ${most}` : `of ${least} or more`;
	throw complain(
		label,
		`must be ${kind} ${range}, but is “${shown(value)}”`,
		'Correct the number, or the column it comes from.',
	);
}
