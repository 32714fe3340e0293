import { parse, type DefaultTreeAdapterMap } from 'parse5';
import type { Send } from './calls';

type Element = DefaultTreeAdapterMap['element'];
type Node = DefaultTreeAdapterMap['node'];

/** The final URL of a creator's browser, and the page it showed. */
export interface Visit {
	status: number;
	/** The page's HTML, empty after a redirect. */
	html: string;
	headers: Headers;
	/** The URL that the plugin redirected to; the redirect is not followed. */
	redirectedTo: string | undefined;
}

/**
 * Stands in for a creator's browser: opens the plugin's sign-in page, fills in its form and clicks
 * a button. Cookies are kept.
 */
export class Visitor {
	private cookie = '';

	constructor(private readonly send: Send) {}

	async open(address: string): Promise<Visit> {
		return await this.request(new Request(address, { redirect: 'manual' }));
	}

	/**
	 * Fills in the page's first form and submits it.
	 *
	 * @param address of the page
	 * @param filled values by field name
	 * @param button the button's text
	 */
	async submit(
		address: string,
		html: string,
		filled: Record<string, string>,
		button: RegExp,
	): Promise<Visit> {
		const form = elements(parse(html)).find(({ tagName }) => tagName === 'form');
		if (form === undefined) throw new Error('There is no form on the page.');
		const fields = new URLSearchParams();
		let pressed = false;
		for (const element of elements(form)) {
			const { name, type, value = '' } = attributes(element);
			if (element.tagName === 'button') {
				if (pressed || !button.test(textOf(element))) continue;
				pressed = true;
				if (name !== undefined) fields.set(name, value);
			} else if (element.tagName === 'input' && name !== undefined && type !== 'submit') {
				fields.set(name, filled[name] ?? value);
			}
		}
		if (!pressed) throw new Error(`There is no button ${String(button)} on the page.`);
		const { action } = attributes(form);
		return await this.request(
			new Request(new URL(action ?? address, address), {
				method: 'POST',
				body: fields,
				redirect: 'manual',
			}),
		);
	}

	private async request(request: Request): Promise<Visit> {
		if (this.cookie !== '') request.headers.set('cookie', this.cookie);
		const response = await this.send(request);
		for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(';')[0] ?? '';
		return {
			status: response.status,
			html: await response.text(),
			headers: response.headers,
			redirectedTo: response.headers.get('location') ?? undefined,
		};
	}
}

/** The names of the editable fields on a page. */
export function fieldNames(html: string): string[] {
	return elements(parse(html)).flatMap((element) => {
		const { name, type } = attributes(element);
		return element.tagName === 'input' && type !== 'hidden' && name !== undefined ? [name] : [];
	});
}

/** The visible text of a page. */
export function readPage(html: string): string {
	return textOf(parse(html)).replace(/\s+/g, ' ').trim();
}

/** All elements below the node, in document order. */
export function elements(node: Node): Element[] {
	const children = 'childNodes' in node ? node.childNodes : [];
	return children.flatMap((child) => [...('tagName' in child ? [child] : []), ...elements(child)]);
}

export function attributes({ attrs }: Element): Partial<Record<string, string>> {
	return Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
}

export function textOf(node: Node): string {
	if ('tagName' in node && ['style', 'script'].includes(node.tagName)) return ' ';
	if ('value' in node && node.nodeName === '#text') return node.value;
	return 'childNodes' in node ? node.childNodes.map(textOf).join(' ') : '';
}
