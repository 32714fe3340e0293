export interface Attribute {
	/** In lower case. */
	name: string;
	/** As it stands there, with its character references. */
	value: string;
}

/** A start tag, or what stands between <style> and </style>. */
export type Piece =
	| { kind: 'tag'; name: string; attributes: Attribute[] }
	| { kind: 'css'; text: string };

// Spaces are those of HTML only: a browser takes any other, such as a non-breaking one, for a letter.
const SPACE = /[\t\n\f\r /]*/y;
const TAG_NAME = /<\/?([a-z][^\t\n\f\r />]*)/iy;
const ATTRIBUTE_NAME = /=?[^\t\n\f\r />=]*/y;
const EQUALS = /[\t\n\f\r ]*=[\t\n\f\r ]*/y;
const UNQUOTED = /[^\t\n\f\r >]*/y;
const EMPTY_COMMENT = /<!---?>/y;
const COMMENT_END = /--!?>/g;
const BRACKET = />/g;
const CDATA_END = /]]>/g;
const STYLE_END = endOf('style');

/** Elements in which browsers see nothing but text until they end, and no comment either. */
const TEXT_ENDS: Record<string, RegExp> = {
	iframe: endOf('iframe'),
	noembed: endOf('noembed'),
	noframes: endOf('noframes'),
	noscript: endOf('noscript'),
	script: endOf('script'),
	style: STYLE_END,
	textarea: endOf('textarea'),
	title: endOf('title'),
	xmp: endOf('xmp'),
};

/**
 * Goes through the start tags of HTML as a browser would. Where the context decides whether something is
 * a tag at all (inside of <style>, <textarea> or a conditional comment) it counts as one, since mail
 * programs do not agree. So does the name of one that stands inside of another tag or of broken markup:
 * what that is depends on everything before it, and browsers have more rules for it than this.
 */
export function* pieces(html: string): Generator<Piece> {
	const ending = endingsIn(html);
	let tagEnd = 0;
	let textEnd = 0;
	let cssEnd = 0;
	let next = html.indexOf('<');
	while (next >= 0) {
		const start = next;
		next = html.indexOf('<', start + 1);
		const isInText = start < textEnd;
		const name = match(TAG_NAME, html, start)?.[1]?.toLowerCase();
		const isStart = name !== undefined && html[start + 1] !== '/';
		if (start < tagEnd) {
			if (isStart) yield { kind: 'tag', name, attributes: [] };
			continue;
		}
		if (name !== undefined) {
			const { attributes, end } = attributesAt(html, start, name);
			tagEnd = isInText ? Math.min(end, textEnd) : end;
			if (!isStart) continue;
			yield { kind: 'tag', name, attributes };
			if (name === 'style' && end >= cssEnd) {
				cssEnd = ending(STYLE_END, end)?.start ?? html.length;
				yield { kind: 'css', text: html.slice(end, cssEnd) };
			}
			const textEnds = Object.hasOwn(TEXT_ENDS, name) ? TEXT_ENDS[name] : undefined;
			// One without an end is read as HTML, which finds no less.
			if (!isInText && textEnds) textEnd = ending(textEnds, end)?.start ?? 0;
		} else if (!isInText && html.startsWith('<!--', start)) {
			const [empty] = match(EMPTY_COMMENT, html, start) ?? [];
			const end = empty === undefined ? ending(COMMENT_END, start + 4)?.end : start + empty.length;
			// Outlook reads what is inside of a conditional one.
			if (/^<!--\s*\[/.test(html.slice(start, start + 100))) textEnd = end ?? 0;
			else if (end !== undefined) next = html.indexOf('<', end);
		} else if (!isInText && /[!?/]/.test(html[start + 1] ?? '')) {
			// Browsers take this for a comment until the next bracket, but in SVG until another one.
			tagEnd = ending(BRACKET, start)?.end ?? html.length;
			if (html.startsWith('<![CDATA[', start)) textEnd = ending(CDATA_END, start)?.end ?? 0;
		}
	}
}

/** The end tag of an element that holds nothing but text. */
function endOf(element: string): RegExp {
	return new RegExp(`</${element}[\\t\\n\\f\\r />]`, 'gi');
}

/** @returns finds the next ending of something; undefined when there is none any more */
function endingsIn(html: string) {
	const missing = new Set<RegExp>();
	return (pattern: RegExp, from: number): { start: number; end: number } | undefined => {
		const found = missing.has(pattern) ? null : match(pattern, html, from);
		if (found) return { start: found.index, end: found.index + found[0].length };
		missing.add(pattern);
		return undefined;
	};
}

/** Reads the attributes of a tag. End tags have some as well, which nobody looks at. */
function attributesAt(
	html: string,
	start: number,
	name: string,
): { attributes: Attribute[]; end: number } {
	const attributes: Attribute[] = [];
	let position = start + (html[start + 1] === '/' ? 2 : 1) + name.length;
	for (;;) {
		position += match(SPACE, html, position)?.[0].length ?? 0;
		if (position >= html.length || html[position] === '>') break;
		const [attribute = ''] = match(ATTRIBUTE_NAME, html, position) ?? [];
		position += attribute.length;
		const [equals = ''] = match(EQUALS, html, position) ?? [];
		position += equals.length;
		const value = equals === '' ? { text: '', end: position } : valueAt(html, position);
		attributes.push({ name: attribute.toLowerCase(), value: value.text });
		position = value.end;
	}
	return { attributes, end: position };
}

function valueAt(html: string, start: number): { text: string; end: number } {
	const quote = html[start];
	if (quote !== '"' && quote !== "'") {
		const [text = ''] = match(UNQUOTED, html, start) ?? [];
		return { text, end: start + text.length };
	}
	const close = html.indexOf(quote, start + 1);
	const end = close < 0 ? html.length : close;
	return { text: html.slice(start + 1, end), end: Math.min(end + 1, html.length) };
}

function match(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
	pattern.lastIndex = position;
	return pattern.exec(text);
}
