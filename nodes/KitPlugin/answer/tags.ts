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

const SPACE = /[\s/]*/y;
const TAG_NAME = /<([a-z][^\s/>]*)/iy;
const ATTRIBUTE_NAME = /=?[^\s/>=]*/y;
const EQUALS = /\s*=\s*/y;
const UNQUOTED = /[^\s>]*/y;
const EMPTY_COMMENT = /<!---?>/y;
const COMMENT_END = /--!?>/g;
const STYLE_END = /<\/style/gi;

/**
 * Goes through the start tags of HTML as a browser would. Where the context decides whether something is
 * a tag at all (inside of <style>, <textarea> or a conditional comment) it counts as one, since mail
 * programs do not agree.
 */
export function* pieces(html: string): Generator<Piece> {
	const comments = commentsIn(html);
	let readAsCss = 0;
	let position = html.indexOf('<');
	while (position >= 0) {
		const afterComment = comments(position);
		if (afterComment !== undefined) {
			position = html.indexOf('<', afterComment);
			continue;
		}
		const tag = tagAt(html, position);
		if (!tag) {
			position = html.indexOf('<', position + 1);
			continue;
		}
		const { name, attributes, end } = tag;
		yield { kind: 'tag', name, attributes };
		// One that stands in the CSS of another is read already.
		if (name === 'style' && end >= readAsCss) {
			STYLE_END.lastIndex = end;
			readAsCss = STYLE_END.exec(html)?.index ?? html.length;
			yield { kind: 'css', text: html.slice(end, readAsCss) };
		}
		position = html.indexOf('<', end);
	}
}

/**
 * @returns tells where a comment ends that starts at a position; undefined when there is none, or one
 *   that is to be read
 */
function commentsIn(html: string): (start: number) => number | undefined {
	let areClosed = true;
	return (start) => {
		if (!areClosed || !html.startsWith('<!--', start)) return undefined;
		// Outlook reads what is inside of a conditional one.
		if (/^<!--\s*\[/.test(html.slice(start, start + 100))) return undefined;
		const [short] = match(EMPTY_COMMENT, html, start) ?? [];
		if (short !== undefined) return start + short.length;
		COMMENT_END.lastIndex = start + 4;
		const end = COMMENT_END.exec(html);
		areClosed = end !== null;
		return end ? COMMENT_END.lastIndex : undefined;
	};
}

function tagAt(
	html: string,
	start: number,
): { name: string; attributes: Attribute[]; end: number } | undefined {
	const name = match(TAG_NAME, html, start);
	if (!name) return undefined;
	const attributes: Attribute[] = [];
	let position = start + name[0].length;
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
	return { name: (name[1] ?? '').toLowerCase(), attributes, end: position };
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
