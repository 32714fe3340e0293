import type { IDataObject } from 'n8n-workflow';

import { dayOf } from '../../../shared/date';
import { numberWithin } from '../../../shared/number';

/** Makes the error for a parameter; see `invalidParameter`. */
export type Complain = (label: string, complaint: string, wayOut: string) => Error;

/** Keys whose values are there; Kit is not sent empty ones. */
export function present(values: IDataObject): IDataObject {
	const entries = Object.entries(values).filter(
		([, value]) =>
			value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
	);
	return Object.fromEntries(entries);
}

/** Texts that were given as a list or separated by commas. */
export function listIn(value: unknown): string[] {
	const list = Array.isArray(value) ? value : String(value ?? '').split(',');
	return list.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
}

/** IDs that were given as a list, as one number or separated by commas. */
export function idsIn(value: unknown, label: string, complain: Complain): number[] {
	return listIn(value).map((id) => {
		if (/^\d+$/.test(id)) return Number(id);
		throw complain(
			label,
			`needs IDs, which are numbers, and not “${id}”`,
			'Separate several IDs with commas.',
		);
	});
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
