/** What n8n evaluates in an expression; a preceding backslash makes it plain text. */
const EVALUATED = /(?<!\\)\{\{([\s\S]*?)\}\}/g;

/**
 * A Liquid variable. n8n's own variables begin with $ or are function calls, and JavaScript
 * keywords are no variables.
 */
const LIQUID_VARIABLE =
	/^\s*-?\s*(?!(?:new|typeof|void|true|false|null|undefined|this|async|function)\b)[a-z]\w*(?![\w(])/;

/** Liquid has no variables that begin with $. */
const N8N_EXPRESSION = /\{\{\s*\$[a-z(]/i;

/** Liquid literals, which are output as they are. */
const LIQUID_RAW = /\{%-?\s*raw\s*-?%\}[\s\S]*?\{%-?\s*endraw\s*-?%\}/g;

/**
 * @param raw a parameter as stored in the workflow; only an expression can contain Liquid by
 * mistake
 */
export function hasLiquid(raw: string): boolean {
	if (!raw.startsWith('=')) return false;
	const evaluated = [...raw.matchAll(EVALUATED)].map(([, code = '']) => code);
	return (
		evaluated.some((code) => LIQUID_VARIABLE.test(code)) ||
		raw.replace(EVALUATED, '').includes('{%')
	);
}

/** @param raw a parameter as stored in the workflow; n8n evaluates nothing in a fixed value */
export function hasUnevaluated(raw: string): boolean {
	return !raw.startsWith('=') && N8N_EXPRESSION.test(raw.replace(LIQUID_RAW, ''));
}
