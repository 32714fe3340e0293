import { refusedInCss } from './css';
import { decoded } from './entities';
import { pieces } from './tags';

/**
 * Elements that Kit rejects (docs/kit-api.md#content-blocks), and others that embed or execute
 * content.
 */
const ELEMENTS = new Set([
	'action',
	'applet',
	'audio',
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

const SCRIPT_ADDRESS =
	/^(?:[^a-z]*(?:javascript|vbscript|livescript|mocha):|\W*data:(?!image\/(?:png|gif|jpe?g|webp)\b))/;

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
	for (const piece of pieces(html.replaceAll('\0', ''))) {
		if (piece.kind === 'css') {
			// In SVG, style sheets can contain character references.
			for (const text of [piece.text, decoded(piece.text)]) {
				for (const what of refusedInCss(text)) found.add(`${what} in <style>`);
			}
			continue;
		}
		const { name, attributes } = piece;
		if (ELEMENTS.has(name)) found.add(`<${name}>`);
		for (const { name: attribute, value } of attributes) {
			for (const what of refusedInAttribute(attribute, decoded(value))) {
				found.add(`${what} in <${name.slice(0, 30)}>`);
			}
		}
		if (found.size >= MOST) break;
	}
	return [...found].slice(0, MOST);
}

function refusedInAttribute(name: string, value: string): string[] {
	if (/^on[a-z]/.test(name)) {
		const [handler] = /^[a-z]+/.exec(name) ?? [];
		return [`the event handler ${handler?.slice(0, 30)}`];
	}
	if (name === 'style') return refusedInCss(value);
	if (!ADDRESSES.test(name)) return [];
	// Browsers ignore spaces and control characters in a URL's scheme.
	const address = value.replace(/[\0-\x20\x7f-\xa0\u2028\u2029]/g, '').toLowerCase();
	// The URL of a refresh comes after the seconds.
	const [, target = address] = name === 'content' ? (/url=(.*)$/.exec(address) ?? []) : [];
	return SCRIPT_ADDRESS.test(target) ? ['a script URL'] : [];
}
