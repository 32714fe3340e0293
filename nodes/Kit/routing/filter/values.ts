import type { IDataObject } from 'n8n-workflow';

import { dayOf } from '../../../shared/fields/date';
import type { Complain } from '../../../shared/basics/invalidParameter';
import { numberWithin } from '../../../shared/basics/number';

/** Keys whose values are there; Kit is not sent empty ones. */
export function present(values: IDataObject): IDataObject {
	const entries = Object.entries(values).filter(
		([, value]) =>
			value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
	);
	return Object.fromEntries(entries);
}

/** @returns undefined when no day was given */
export function dayIn(value: unknown, label: string, complain: Complain): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const day = dayOf(value);
	if (day !== undefined) return day;
	throw complain(
		label,
		`is not a date: “${String(value)}”`,
		'Use a date such as 2026-01-31, or an expression such as {{ $now.minus(30, "days") }}.',
	);
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
	const range =
		most < Number.MAX_SAFE_INTEGER ? `from ${least} to ${most}` : `of at least ${least}`;
	throw complain(
		label,
		`needs ${kind} ${range}, and not “${String(value)}”`,
		'Correct the number, or the column that it comes from.',
	);
}
