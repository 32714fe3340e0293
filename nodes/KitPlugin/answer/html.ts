import { refusedInCss } from './css';
import { decoded } from './entities';
import { pieces, type Piece } from './tags';

/**
 * Elements that Kit rejects (docs/kit-api.md#content-blocks), and others that embed or execute
 * content.
 */
const ELEMENTS = new Set([
	'action',
	'applet',
	'audio',
	'bgsound',
	'command',
	'embed',
	'form',
	'frame',
	'frameset',
	'iframe',
	'input',
	'link',
	'object',
	'prompt',
	'script',
	'video',
]);

/** Attributes whose value is, or contains, a URL. */
const ADDRESSES =
	/^(action|background|cite|content|data|dynsrc|formaction|from|href|lowsrc|poster|src|srcset|to|values|xlink:href)$/;

/** Attributes with several URLs, with their separator. */
const BETWEEN: Record<string, string> = { content: 'url=', srcset: ',', values: ';' };

/** SVG attributes that contain CSS, in which a URL may refer to the same HTML. */
const SVG_CSS = /^(clip-path|cursor|fill|filter|marker(-start|-mid|-end)?|mask|stroke)$/;

/** HTTP headers that a <meta> element can replace. */
const META_HEADERS = ['link', 'refresh', 'set-cookie'];

const SCRIPT_ADDRESS =
	/^(?:[^a-z]*(?:javascript|vbscript|livescript|mocha):|\W*data:(?!image\/(?:png|gif|jpe?g|webp)\b))/;

/** An event handler that some parsers find where others find an unquoted URL. */
const HANDLER = /(?:^|`)on[a-z]+=/;

/** The maximum number of findings to report. */
const MOST = 5;

/**
 * Finds what Kit would reject in the HTML of a block: elements that execute, embed or submit
 * something, event handlers and script URLs, style sheets and URLs in CSS
 * (docs/kit-api.md#content-blocks). It parses tags the way browsers do, and is stricter where
 * browsers differ. It does not look for what Kit removes silently.
 *
 * @returns the findings without duplicates, worded to follow "The HTML contains"; empty if there
 * are none
 */
export function refusedIn(html: string): string[] {
	const found = new Set<string>();
	for (const reading of readingsOf(html)) {
		for (const piece of pieces(reading)) {
			for (const what of refusedInPiece(piece)) found.add(what);
			if (found.size >= MOST) return [...found].slice(0, MOST);
		}
	}
	return [...found];
}

/**
 * The HTML as browsers read it; as old email clients did, which treated every kind of space as
 * whitespace and ignored null characters; and without Liquid tags, which Kit removes when it renders
 * a dynamic block.
 */
function readingsOf(html: string): Set<string> {
	const old = html.replaceAll('\0', '').replace(/[^\S\t\n\f\r ]/g, ' ');
	return new Set([html, old, old.replace(/\{%[^%]*%\}/g, '')]);
}

function refusedInPiece(piece: Piece): string[] {
	if (piece.kind === 'css') {
		// In SVG, style sheets can contain character references.
		const found = [piece.text, decoded(piece.text)].flatMap(refusedInCss);
		return found.map((what) => `${what} in <style>`);
	}
	const { name: element, attributes } = piece;
	const found = attributes.flatMap(({ name, value }) =>
		refusedInAttribute(element, name, decoded(value)),
	);
	return [
		...(ELEMENTS.has(element) ? [`<${element}>`] : []),
		...found.map((what) => `${what} in <${element.slice(0, 30)}>`),
	];
}

function refusedInAttribute(element: string, name: string, value: string): string[] {
	const [handler] = /^on[a-z]+/.exec(name) ?? [];
	if (handler !== undefined) return [`the event handler ${handler.slice(0, 30)}`];
	if (name === 'style') return refusedInCss(value);
	if (SVG_CSS.test(name)) return refusedInCss(value.replace(/url\(\s*["']?#/gi, ''));
	if (name === 'http-equiv') {
		const header = value.trim().toLowerCase();
		return META_HEADERS.includes(header) ? [`http-equiv="${header}"`] : [];
	}
	// A base changes where the other URLs in the email lead.
	const base = element === 'base' && name === 'href' ? ['href'] : [];
	if (!ADDRESSES.test(name)) return base;
	// Browsers ignore spaces and control characters in a URL's scheme.
	const address = value.replace(/[\0-\x20\x7f-\xa0\u2028\u2029]/g, '').toLowerCase();
	const between = BETWEEN[name];
	const targets = between === undefined ? [address] : address.split(between);
	const isScript = [SCRIPT_ADDRESS, HANDLER].some((pattern) =>
		targets.some((target) => pattern.test(target)),
	);
	return isScript ? [...base, 'a script URL'] : base;
}
