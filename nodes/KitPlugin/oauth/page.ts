import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/**
 * The headers of every page: no scripts, no external content, no frames, no caching, no referrer.
 * Browsers also apply `form-action` to redirects after a form, so Kit is listed there.
 */
const HEADERS: Record<string, string> = {
	'Content-Type': 'text/html; charset=utf-8',
	'Cache-Control': 'no-store',
	'Content-Security-Policy':
		"default-src 'none'; style-src 'unsafe-inline'; form-action 'self' https://app.kit.com; base-uri 'none'; frame-ancestors 'none'; sandbox allow-forms",
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
};

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.125rem; margin-top: 2rem; }
code { user-select: all; overflow-wrap: anywhere; }
label, dt { display: block; font-weight: 600; } dd { margin: 0 0 1rem; }
input[type=password], textarea { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit; }
textarea { field-sizing: content; min-height: 20rem; font-family: ui-monospace, monospace; font-size: .875rem; tab-size: 2; }
button { margin: 1rem .5rem 0 0; padding: .5rem 1.25rem; font: inherit; }
.alert { border: 1px solid; border-radius: .25rem; padding: .5rem .75rem; }
`;

/**
 * Sends a page.
 *
 * @param title as text
 * @param content as HTML, in which every text has been escaped
 */
export function showPage(
	context: IWebhookFunctions,
	status: number,
	title: string,
	content: string,
): IWebhookResponseData {
	const response = context.getResponseObject();
	for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
	response.status(status).end(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${content}
</main>
</body>
</html>
`);
	return { noWebhookResponse: true };
}

/** Escapes text for HTML, including attribute values in double quotes. */
export function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}
