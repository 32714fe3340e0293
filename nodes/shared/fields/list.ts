import type { Complain } from '../basics/invalidParameter';

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
