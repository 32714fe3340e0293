import { dateText } from './dateText';
import type { Complain } from './invalidParameter';

const ONE_TEXT =
	'Use one of its values, or join the values of a list, for example with {{ $json.interests.join(", ") }}.';

const ROUNDED = 'a number too large to be exact';

/**
 * Takes numbers and switches for text, since a sheet or an expression gives them as they are. A number
 * that JavaScript had to round stands for something else by then.
 *
 * @param wayOut what to give instead of an object or a list
 * @returns the text as it is; empty when there is none
 * @throws what `complain` makes for an object, a list, what is no number or a rounded one
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
		throw complain(label, `is ${ROUNDED}: “${String(value)}”`, 'Have its source give it as text.');
	}
	throw complain(label, `is ${instead}, not text`, wayOut);
}

/**
 * The same for what names something or somebody, where a switch is a mistake.
 *
 * @returns without surrounding white space, in Unicode's composed form (NFC), as Kit keeps names
 */
export function nameIn(value: unknown, label: string, complain: Complain, wayOut?: string): string {
	if (typeof value === 'boolean') {
		throw complain(label, `is ${value}, not text`, wayOut ?? 'Enter text.');
	}
	return textIn(value, label, complain, wayOut).trim().normalize('NFC');
}

/** @returns what a value is that cannot be taken for text, to be read after “is” */
export function insteadOfText(value: unknown): string | undefined {
	if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) return ROUNDED;
	if (typeof value === 'function') return 'a function';
	if (typeof value !== 'object' || value === null) return undefined;
	if (Array.isArray(value)) return 'a list';
	return dateText(value) === undefined ? 'an object' : 'a date';
}
