/** CSS that Kit rejects, or that old mail clients and browsers execute as a script. */
const REFUSED: Array<[pattern: RegExp, what: string]> = [
	[/@import/, 'a CSS @import'],
	[/url\s*\(/, 'a CSS url()'],
	[/image-set\s*\(/, 'a CSS image-set()'],
	[/expression\s*\(/, 'a CSS expression()'],
	[/-moz-binding/, 'the CSS property -moz-binding'],
	[/(?<![\w-])behavior\s*:/, 'the CSS property behavior'],
	[/(?:java|vb)script:/, 'a script URL'],
];

/** @returns what Kit would reject in the CSS; empty if there is nothing */
export function refusedInCss(css: string): string[] {
	// A comment can split a word, and a string can look like a comment.
	const texts = [css, withoutComments(css)].map((text) => unescaped(text).toLowerCase());
	return REFUSED.flatMap(([pattern, what]) =>
		texts.some((text) => pattern.test(text)) ? [what] : [],
	);
}

/** Decodes CSS escapes, which can represent any character by number. */
function unescaped(css: string): string {
	return css.replace(/\\(?:([0-9a-f]{1,6})\s?|(\r\n|[^]))/gi, (_all, hex?: string, other = '') => {
		if (hex === undefined) return /[\r\n\f]/.test(other) ? '' : other;
		const code = parseInt(hex, 16);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
	});
}

/** Keeps strings and escapes, because what looks like a comment in them is not one. */
function withoutComments(css: string): string {
	return css.replace(
		/(\\[^]|"(?:\\[^]|[^"\\\n\r\f])*(?:"|$)?|'(?:\\[^]|[^'\\\n\r\f])*(?:'|$)?)|\/\*[^]*?(?:\*\/|$)/g,
		(_all, kept: string = '') => kept,
	);
}
