import type { Complain } from './invalidParameter';

/** @throws the error of `complain` for an invisible character, such as a zero-width space */
export function refuseInvisible(value: string, label: string, complain: Complain): void {
	const [character] = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.exec(value) ?? [];
	if (character === undefined) return;
	const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	throw complain(
		label,
		`contains an invisible character (U+${code}): “${value}”`,
		'Remove the character at the source of the value. It often slips in when text is copied from a web page or document.',
	);
}
