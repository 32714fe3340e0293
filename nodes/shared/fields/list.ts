import type { Complain } from '../basics/invalidParameter';
import { parsedJson } from '../basics/parsedJson';
import { textIn } from '../basics/plainText';
import { isId, refuseTooLarge } from './idInPath';

/**
 * Reads texts from an array, a JSON array, or text separated by commas.
 *
 * @throws the error of `complain` for an object, or an array of objects
 */
export function listIn(value: unknown, label: string, complain: Complain): string[] {
	const parsed =
		typeof value === 'string' && value.trim().startsWith('[') ? parsedJson(value) : value;
	const list = Array.isArray(parsed) ? parsed : textIn(value, label, complain).split(',');
	return list.map((entry) => textIn(entry, label, complain).trim()).filter((entry) => entry !== '');
}

/** Reads IDs from an array, a JSON array, a single number, or text separated by commas. */
export function idsIn(value: unknown, label: string, complain: Complain): number[] {
	return listIn(value, label, complain).map((id) => {
		if (isId(id)) {
			refuseTooLarge(id, label, complain);
			return Number(id);
		}
		throw complain(
			label,
			`must contain IDs, which are numbers, but contains “${id}”`,
			'Separate several IDs with commas.',
		);
	});
}
