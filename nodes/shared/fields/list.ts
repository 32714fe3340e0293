import type { Complain } from '../basics/invalidParameter';
import { parsedJson } from '../basics/parsedJson';
import { textIn } from '../basics/plainText';
import { isId, refuseTooLarge } from './idInPath';

/**
 * Texts that were given as a list, as the JSON of a list or separated by commas.
 *
 * @throws what `complain` makes for an object, or a list of them
 */
export function listIn(value: unknown, label: string, complain: Complain): string[] {
	const parsed =
		typeof value === 'string' && value.trim().startsWith('[') ? parsedJson(value) : value;
	const list = Array.isArray(parsed) ? parsed : textIn(value, label, complain).split(',');
	return list.map((entry) => textIn(entry, label, complain).trim()).filter((entry) => entry !== '');
}

/** IDs that were given as a list, as the JSON of a list, as one number or separated by commas. */
export function idsIn(value: unknown, label: string, complain: Complain): number[] {
	return listIn(value, label, complain).map((id) => {
		if (isId(id)) {
			refuseTooLarge(id, label, complain);
			return Number(id);
		}
		throw complain(
			label,
			`must contain IDs, which are numbers, but has “${id}”`,
			'Separate several IDs with commas.',
		);
	});
}
