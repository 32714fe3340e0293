import { dateText } from './dateText';
import type { Complain } from './invalidParameter';

const ONE_TEXT =
	'Use one of its values, or join the values of a list, for example with {{ $json.interests.join(", ") }}.';

const ROUNDED = 'a number too large to be represented exactly';

/**
 * Reads text, and accepts numbers and booleans, because sheets and expressions return them as such.
 * A number that JavaScript has rounded is rejected, because its text would differ from the original.
 *
 * @param wayOut what to enter instead of an object or an array
 * @returns the text unchanged; empty if there is none
 * @throws the error of `complain` for an object, an array, NaN or a rounded number
 */
export function textIn(
	value: unknown,
	label: string,
	complain: Complain,
	wayOut = ONE_TEXT,
): string {
	if (value === undefined || value === null) return '';
	const instead = insteadOfText(value);
	if (instead === undefined) return String(value);
	if (instead === ROUNDED) {
		throw complain(
			label,
			`is ${ROUNDED}: “${String(value)}”`,
			'Make sure that the previous node returns it as text.',
		);
	}
	throw complain(label, `is ${instead}, not text`, wayOut);
}

/**
 * Like `textIn`, for the name of something or someone, where a boolean is a mistake.
 *
 * @returns the text trimmed and in Unicode's composed form (NFC), which is how Kit stores names
 */
export function nameIn(value: unknown, label: string, complain: Complain, wayOut?: string): string {
	if (typeof value === 'boolean') {
		throw complain(label, `is ${value}, not text`, wayOut ?? 'Enter text.');
	}
	return textIn(value, label, complain, wayOut).trim().normalize('NFC');
}

/** @returns what kind of value it is if it cannot be used as text, worded to follow “is” */
export function insteadOfText(value: unknown): string | undefined {
	if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) return ROUNDED;
	if (typeof value === 'function') return 'a function';
	if (typeof value !== 'object' || value === null) return undefined;
	if (Array.isArray(value)) return 'a list';
	return dateText(value) === undefined ? 'an object' : 'a date';
}
