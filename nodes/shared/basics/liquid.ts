/** What n8n evaluates in an expression; a backslash in front makes it plain text. */
const EVALUATED = /(?<!\\)\{\{([\s\S]*?)\}\}/g;

/**
 * A variable as Liquid has them. n8n's own begin with $ or are functions, and JavaScript's words are
 * none.
 */
const LIQUID_VARIABLE =
	/^\s*-?\s*(?!(?:new|typeof|void|true|false|null|undefined|this|async|function)\b)[a-z]\w*(?![\w(])/;

/** Liquid has no variables that begin with $. */
const N8N_EXPRESSION = /\{\{\s*\$[a-z(]/i;

/** What Liquid gives as it is. */
const LIQUID_RAW = /\{%-?\s*raw\s*-?%\}[\s\S]*?\{%-?\s*endraw\s*-?%\}/g;

/** @param raw a parameter as the workflow has it; only an expression can hold Liquid by mistake */
export function hasLiquid(raw: string): boolean {
	if (!raw.startsWith('=')) return false;
	const evaluated = [...raw.matchAll(EVALUATED)].map(([, code = '']) => code);
	return (
		evaluated.some((code) => LIQUID_VARIABLE.test(code)) ||
		raw.replace(EVALUATED, '').includes('{%')
	);
}

/** @param raw a parameter as the workflow has it; in a fixed text n8n evaluates nothing */
export function hasUnevaluated(raw: string): boolean {
	return !raw.startsWith('=') && N8N_EXPRESSION.test(raw.replace(LIQUID_RAW, ''));
}
