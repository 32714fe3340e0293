import { refusedInCss } from './css';
import { decoded } from './entities';
import { pieces } from './tags';

/** Elements that Kit refuses (docs/kit-api.md#content-blocks), and those that embed or run the same. */
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

/** Attributes whose value is an address, or contains one. */
const ADDRESSES =
	/^(action|background|cite|content|data|dynsrc|formaction|from|href|lowsrc|poster|src|srcset|to|values|xlink:href)$/;

const SCRIPT_ADDRESS =
	/^(?:[^a-z]*(?:javascript|vbscript|livescript|mocha):|\W*data:(?!image\/(?:png|gif|jpe?g|webp)\b))/;

/** How many complaints are worth reading. */
const MOST = 5;

/**
 * Says what Kit would refuse in the HTML of a block: elements that run, embed or submit something, event
 * handlers and script addresses, style sheets and addresses in CSS (docs/kit-api.md#content-blocks). It
 * reads tags the way browsers do and is stricter where browsers differ. What Kit removes silently is not
 * looked for.
 *
 * @returns each thing once, to be read after "The HTML contains"; empty when nothing is refused
 */
export function refusedIn(html: string): string[] {
	const found = new Set<string>();
	for (const piece of pieces(html.replaceAll('\0', ''))) {
		if (piece.kind === 'css') {
			// In SVG it has character references.
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
	// Browsers leave out spaces and control characters when they look for the scheme.
	const address = value.replace(/[\0-\x20\x7f-\xa0\u2028\u2029]/g, '').toLowerCase();
	// A refresh has its address behind the seconds.
	const [, target = address] = name === 'content' ? (/url=(.*)$/.exec(address) ?? []) : [];
	return SCRIPT_ADDRESS.test(target) ? ['a script address'] : [];
}
