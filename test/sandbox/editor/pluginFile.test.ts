import { readPlugin, sendWhereRead } from './pluginFile';

const url = 'https://shop.example';
const oauth = {
	authorizationUrl: `${url}/authorize`,
	tokenUrl: `${url}/token`,
	refreshUrl: `${url}/token`,
	revokeUrl: `${url}/revoke`,
	clientId: 'shop',
	clientSecret: 'secret',
};
const settings = [{ type: 'text', name: 'title', label: 'Title' }];
const noQuestion = async (question: string) => await Promise.reject(new Error(question));

test('reads a plugin from a file', async () => {
	const file = { name: 'Product', requestUrl: `${url}/block`, settings, oauth };
	expect(await readPlugin(JSON.stringify(file), noQuestion)).toEqual(file);
});

test('rejects an invalid file with the reason', async () => {
	const file = { requestURL: `${url}/block`, settings };
	await expect(readPlugin(JSON.stringify(file), noQuestion)).rejects.toThrow(
		'requestUrl: Required',
	);
});

/** The setup page that the trigger serves, reduced to the relevant parts. */
const page = (more = '') => `<!doctype html><title>Set up Product in Kit</title>
	<dl><dt>Request URL</dt><dd><code>${url}/block</code></dd></dl>
	<textarea id="settings" readonly>
[{"type":"text","name":"title","label":"A &lt;title&gt; &amp;amp; more"}]</textarea>${more}`;

test('reads a plugin from the trigger’s setup page', async () => {
	expect(await readPlugin(page(), noQuestion)).toEqual({
		type: 'contentBlock',
		requestUrl: `${url}/block`,
		settings: [{ type: 'text', name: 'title', label: 'A <title> &amp; more' }],
	});
});

test('reads the OAuth URLs from the page and asks for the client credentials', async () => {
	const addresses = `<dl><dt>Authorization URL</dt><dd>${url}/authorize</dd>
		<dt>Token URL</dt><dd>${url}/token</dd><dt>Refresh token URL</dt><dd>${url}/token</dd>
		<dt>Revoke token URL</dt><dd>${url}/revoke</dd></dl>`;
	const ask = async (question: string) => (question.includes('Secret') ? 'secret' : 'shop');
	expect(await readPlugin(page(addresses), ask)).toMatchObject({ oauth });
});

test('rejects a page that is not a setup page', async () => {
	await expect(readPlugin('<p>Hi</p>', noQuestion)).rejects.toThrow('no settings JSON');
});

test('sends requests to the host that served the setup page', async () => {
	const asked: string[] = [];
	const plugin = { requestUrl: 'https://n8n.example/webhook/1/block', settings: [] };
	const send = sendWhereRead(
		'http://localhost:5678/webhook-test/1/setup',
		plugin,
		async (request) => {
			asked.push(`${request.method} ${request.url} ${request.redirect} ${await request.text()}`);
			return new Response();
		},
	);
	const redirect = 'manual' as const;
	const post = { method: 'POST', body: 'x', redirect };
	await send(new Request('https://n8n.example/webhook/1/1/search/product', post));
	await send(new Request('https://pictures.example/1.png', { redirect }));
	expect(asked).toEqual([
		'POST http://localhost:5678/webhook-test/1/1/search/product manual x',
		'GET https://pictures.example/1.png manual ',
	]);
});
