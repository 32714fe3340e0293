import type { Credential, N8nClient } from './client';
import type { Site } from './proxy';

/**
 * Connects an OAuth2 credential as a person does: Connect in n8n's credential window, Allow on
 * Kit's consent page, and back to n8n with the authorization code.
 */
export async function connect(n8n: N8nClient, kit: Site, credential: Credential): Promise<void> {
	const address = await n8n.connectAddress(credential);
	const page = await kit.fetch(new Request(address));
	const html = await page.text();
	if (page.status !== 200)
		throw new Error(`The consent page responded with ${page.status}: ${textOf(html)}`);

	const answer = await kit.fetch(pressAllow(address, html));
	const backToN8n = answer.headers.get('location');
	if (backToN8n === null) {
		throw new Error(`Allow did not redirect: ${answer.status} ${textOf(await answer.text())}`);
	}
	const lastPage = textOf(await n8n.open(backToN8n));
	if (!lastPage.includes('Connection successful')) {
		throw new Error(`n8n did not accept the code: ${lastPage}`);
	}
}

/** Submits the form with the Allow button and all of its fields. */
function pressAllow(address: string, html: string): Request {
	const form = /<form[^>]*>[\s\S]*?<\/form>/i.exec(html)?.[0] ?? '';
	const fields = new URLSearchParams();
	for (const [tag] of form.matchAll(/<input[^>]*>/gi)) {
		const name = attribute(tag, 'name');
		if (name !== undefined) fields.append(name, attribute(tag, 'value') ?? '');
	}
	for (const [button, label] of form.matchAll(/<button[^>]*>([\s\S]*?)<\/button>/gi)) {
		const name = attribute(button, 'name');
		if (label?.includes('Allow') && name !== undefined) {
			fields.append(name, attribute(button, 'value') ?? '');
		}
	}
	const target = attribute(/<form[^>]*>/i.exec(form)?.[0] ?? '', 'action') ?? address;
	return new Request(new URL(target, address), { method: 'POST', body: fields });
}

function attribute(tag: string, name: string): string | undefined {
	const value = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1];
	return value?.replace(/&(quot|lt|gt|#0?39|amp);/g, (entity) => entities[entity] ?? entity);
}

/** The visible text of a page. */
function textOf(html: string): string {
	return html
		.replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

const entities: Record<string, string> = {
	'&quot;': '"',
	'&lt;': '<',
	'&gt;': '>',
	'&#39;': "'",
	'&#039;': "'",
	'&amp;': '&',
};
