import * as csstree from 'css-tree';
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import sanitizeHtml from 'sanitize-html';

type Element = DefaultTreeAdapterMap['element'];
type Node = DefaultTreeAdapterMap['node'];

/** A block with one of these elements is rejected (docs/kit-api.md#content-blocks). */
const REFUSED_ELEMENTS = new Set([
	...['script', 'iframe'],
	...['audio', 'video'],
	...['form', 'input', 'command', 'action', 'prompt'],
]);

/**
 * Why Kit rejects a block's HTML: one message per kind of content that its security page lists. The
 * HTML is parsed as in browsers, so that broken markup cannot hide anything.
 */
export function refusalsOf(html: string): string[] {
	const reasons = new Set<string>();
	for (const element of elementsOf(parseFragment(html))) {
		const { tagName } = element;
		if (REFUSED_ELEMENTS.has(tagName)) reasons.add(`<${tagName}> is not allowed.`);
		if (tagName === 'link') reasons.add('<link> is not allowed: CSS has to be in the HTML.');
		const style = element.attrs.find(({ name }) => name === 'style')?.value;
		if (style !== undefined) collect(style, 'declarationList', reasons);
		if (tagName === 'style') collect(textOf(element), 'stylesheet', reasons);
	}
	return [...reasons];
}

/**
 * The part of a block's HTML that stays in the email, without event handlers, script URLs and
 * everything else that an email does not show. Kit refers to OWASP's cheat sheet and publishes no
 * list of its own.
 */
export function sanitize(html: string): string {
	return sanitizeHtml(html, {
		allowedTags: [
			...sanitizeHtml.defaults.allowedTags,
			...['img', 'center', 'font', 'style', 'picture', 'source'],
		],
		// style elements are documented for media queries, and their content has already been checked
		allowVulnerableTags: true,
		allowedAttributes: {
			'*': ['align', 'bgcolor', 'class', 'dir', 'height', 'id', 'lang', 'role', 'style', 'title'],
			a: ['href', 'name', 'rel', 'target'],
			font: ['color', 'face', 'size'],
			img: ['alt', 'border', 'height', 'src', 'srcset', 'width'],
			source: ['media', 'srcset'],
			table: ['border', 'cellpadding', 'cellspacing', 'width'],
			td: ['colspan', 'rowspan', 'valign', 'width'],
			th: ['colspan', 'rowspan', 'scope', 'valign', 'width'],
			tr: ['valign'],
		},
		allowedSchemes: ['http', 'https', 'mailto', 'tel'],
		parseStyleAttributes: false,
	});
}

/** All elements, including those in templates. */
function* elementsOf(node: Node): Generator<Element> {
	if ('tagName' in node) yield node;
	if ('content' in node) yield* elementsOf(node.content);
	if (!('childNodes' in node)) return;
	for (const child of node.childNodes) yield* elementsOf(child);
}

function textOf({ childNodes }: Element): string {
	return childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}

function collect(css: string, context: 'declarationList' | 'stylesheet', reasons: Set<string>) {
	csstree.walk(csstree.parse(css, { context, parseCustomProperty: true }), (node) => {
		if (node.type === 'Url') reasons.add('url() is not allowed in CSS.');
		if (node.type === 'Atrule' && csstree.keyword(node.name).basename === 'import') {
			reasons.add('@import is not allowed: CSS has to be in the HTML.');
		}
		// CSS that cannot be parsed is not safe for that reason alone
		if (node.type === 'Raw' && /url\s*\(|@import/i.test(csstree.ident.decode(node.value))) {
			reasons.add('url() is not allowed in CSS.');
		}
	});
}
