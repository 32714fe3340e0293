import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import { invalidParameter } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { numberWithin } from '../basics/number';
import { parsedJson } from '../basics/parsedJson';
import { insteadOfText } from '../basics/plainText';
import { isBlank } from '../basics/blank';

/** The kind of value that a field requires. */
interface Kind {
	/** A description worded to follow “Kit needs”. */
	is: string;
	/** @returns the value in Kit's format; undefined if it is not valid */
	read(value: unknown): string | number | undefined;
}

export interface Column {
	/** Kit's name for the field. */
	name: string;
	kind: Kind;
	/** The field is left out if it has no value. */
	optional?: true;
}

export const text: Kind = {
	is: 'text',
	read: (value) => textValue(value)?.trim() || undefined,
};

export const amount: Kind = {
	is: 'a number',
	read: (value) => numberWithin(value, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
};

export const quantity: Kind = {
	is: 'a positive whole number',
	read: (value) => wholeNumber(value, 1),
};

/**
 * Validates a list of records entered by the user, and converts it to Kit's format. Unknown fields
 * are rejected, because Kit would ignore them and their values would be lost.
 *
 * @param raw an array, or JSON text of one
 * @param label the parameter's label
 * @throws NodeOperationError naming the parameter, the record and the item
 */
export function checkedRecords(
	context: IExecuteSingleFunctions,
	raw: unknown,
	label: string,
	columns: Column[],
): IDataObject[] {
	const complain = (complaint: string) =>
		invalidParameter(context, label, complaint, wayOut(columns));
	const records = arrayIn(raw);
	if (!records) throw complain('is not a JSON array');
	if (records.length === 0) throw complain('is empty');
	return records.map((given, index) => {
		if (isRecord(given)) return checkedRecord(given, index, columns, complain);
		throw complain(`has an entry that is not an object at index ${index}`);
	});
}

function checkedRecord(
	record: Record<string, unknown>,
	index: number,
	columns: Column[],
	complain: (complaint: string) => Error,
): IDataObject {
	const unknown = Object.keys(record).find((key) => !columns.some(({ name }) => name === key));
	if (unknown !== undefined) {
		throw complain(`has “${unknown}” at index ${index}, which Kit does not accept here`);
	}
	const checked: IDataObject = {};
	for (const { name, kind, optional } of columns) {
		const given = record[name];
		if (optional && isBlank(given)) continue;
		const value = kind.read(given);
		if (value === undefined) {
			const found = given === undefined ? `no ${name}` : `${JSON.stringify(given)} as ${name}`;
			throw complain(`has ${found} at index ${index}, where Kit needs ${kind.is}`);
		}
		checked[name] = value;
	}
	return checked;
}

/** An expression may return the array itself; the editor provides text. */
function arrayIn(raw: unknown): unknown[] | undefined {
	const value = typeof raw === 'string' ? parsedJson(raw) : raw;
	return Array.isArray(value) ? value : undefined;
}

function textValue(value: unknown): string | undefined {
	return isBlank(value) || insteadOfText(value) !== undefined ? undefined : String(value);
}

function wholeNumber(value: unknown, least: number): number | undefined {
	const number = numberWithin(value, least, Number.MAX_SAFE_INTEGER);
	return Number.isInteger(number) ? number : undefined;
}

function wayOut(columns: Column[]): string {
	const needed = columns.filter(({ optional }) => !optional).map(({ name }) => name);
	const others = columns.filter(({ optional }) => optional).map(({ name }) => name);
	const list = (names: string[]) => new Intl.ListFormat('en').format(names);
	const may = others.length > 0 ? `, and may have ${list(others)}` : '';
	return `Enter an array of objects that each have ${list(needed)}${may}. The first one has index 0.`;
}
