export interface Attribute {
	/** In lowercase. */
	name: string;
	/** Unparsed, with its character references. */
	value: string;
}

/** A start tag, or the text of a <style> element. */
export type Piece =
	| { kind: 'tag'; name: string; attributes: Attribute[] }
	| { kind: 'css'; text: string };

// Only HTML whitespace: browsers treat any other, such as a no-break space, as a letter.
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

/** Elements whose content browsers treat as text, without comments, until they end. */
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
 * Iterates over the start tags of HTML as a browser would find them. If the context decides whether
 * something is a tag (within <style>, <textarea> or a conditional comment), it counts as one,
 * because mail clients differ. So does a tag name within another tag or broken markup, because its
 * meaning depends on everything before it, by more rules than are implemented here.
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
			// Without an end, the rest is parsed as HTML, which finds at least as much.
			if (!isInText && textEnds) textEnd = ending(textEnds, end)?.start ?? 0;
		} else if (!isInText && html.startsWith('<!--', start)) {
			const [empty] = match(EMPTY_COMMENT, html, start) ?? [];
			const end = empty === undefined ? ending(COMMENT_END, start + 4)?.end : start + empty.length;
			// Outlook parses the content of conditional comments.
			if (/^<!--\s*\[/.test(html.slice(start, start + 100))) textEnd = end ?? 0;
			else if (end !== undefined) next = html.indexOf('<', end);
		} else if (!isInText && /[!?/]/.test(html[start + 1] ?? '')) {
			// Browsers end this comment at the next bracket, but in SVG at a later one.
			tagEnd = ending(BRACKET, start)?.end ?? html.length;
			if (html.startsWith('<![CDATA[', start)) textEnd = ending(CDATA_END, start)?.end ?? 0;
		}
	}
}

/** The end tag of an element that only contains text. */
function endOf(element: string): RegExp {
	return new RegExp(`</${element}[\\t\\n\\f\\r />]`, 'gi');
}

/** @returns a function that finds the next end of something; undefined once there are no more */
function endingsIn(html: string) {
	const missing = new Set<RegExp>();
	return (pattern: RegExp, from: number): { start: number; end: number } | undefined => {
		const found = missing.has(pattern) ? null : match(pattern, html, from);
		if (found) return { start: found.index, end: found.index + found[0].length };
		missing.add(pattern);
		return undefined;
	};
}

/** Parses the attributes of a tag. End tags can have attributes too, which browsers ignore. */
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
