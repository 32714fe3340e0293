/** Named characters that can disguise a URL scheme or a piece of CSS. */
const NAMED: Record<string, string> = {
	amp: '&',
	apos: "'",
	ast: '*',
	bsol: '\\',
	colon: ':',
	comma: ',',
	commat: '@',
	equals: '=',
	excl: '!',
	gt: '>',
	lpar: '(',
	lt: '<',
	midast: '*',
	nbsp: ' ',
	newline: '\n',
	period: '.',
	quot: '"',
	rpar: ')',
	semi: ';',
	sol: '/',
	tab: '\t',
};

/**
 * Decodes the character references in an attribute's value, including those without a semicolon.
 */
export function decoded(value: string): string {
	return value.replace(
		/&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));?/gi,
		(all, hex?: string, decimal?: string, name?: string) => {
			if (name !== undefined) return NAMED[name.toLowerCase()] ?? all;
			const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
			return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
		},
	);
}
