import type { Complain } from './invalidParameter';

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Characters that join emoji and letters, or set their direction. */
const JOINER = /[\u200C-\u200F\u061C\p{Variation_Selector}\u{E0020}-\u{E007F}]/u;

/**
 * @param isName whether the value may contain characters that join emoji and letters
 * @throws the error of `complain` for an invisible character, such as a zero-width space
 */
export function refuseInvisible(
	value: string,
	label: string,
	complain: Complain,
	isName = false,
): void {
	const found = value.match(INVISIBLE) ?? [];
	const character = found.find((one) => !isName || !JOINER.test(one));
	if (character === undefined) return;
	const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	throw complain(
		label,
		`contains an invisible character (U+${code}): “${value}”`,
		'Remove the character at the source of the value. It often slips in when text is copied from a web page or document.',
	);
}
