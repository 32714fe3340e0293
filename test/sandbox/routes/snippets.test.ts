import { DAY_MS } from '../clock';
import { newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
	const { store } = kit.sandbox;
	store.addSnippet({ name: 'Sign-off', body: 'Warmly, {{ subscriber.first_name }}' });
	store.addSnippet({ name: 'Spring fair', type: 'block', body: '<p>Come along</p>' });
	store.addSnippet({ name: 'Old offer', body: 'Gone', archived: true });
});

const NOT_FOUND = { status: 404, body: { errors: ['Not Found'] } };

function failure(...errors: string[]) {
	return { status: 422, body: { errors } };
}

async function listed(query: string): Promise<number[]> {
	const { body } = await kit.send('GET', `/v4/snippets${query}`);
	return (body as { snippets: { id: number }[] }).snippets.map(({ id }) => id);
}

test.each([
	['', [702, 701]],
	['?archived=false', [702, 701]],
	['?archived=true', [703]],
	['?snippet_type=block', [702]],
	['?snippet_type=inline', [701]],
	['?per_page=1', [702]],
])('lists snippets newest first, with the query "%s"', async (query, expected) => {
	expect(await listed(query)).toEqual(expected);
});

test('omits content from a list by default', async () => {
	const { body } = await kit.send('GET', '/v4/snippets?snippet_type=inline');
	expect(body).toMatchObject({
		snippets: [
			{
				id: 701,
				name: 'Sign-off',
				snippet_type: 'inline',
				archived: false,
				key: 'sign-off',
				created_at: '2026-03-01T12:00:00Z',
				updated_at: '2026-03-01T12:00:00Z',
			},
		],
	});
	expect(Object.keys((body as { snippets: object[] }).snippets[0] ?? {})).toHaveLength(7);
});

test('includes content and document in a list on request', async () => {
	expect(await kit.send('GET', '/v4/snippets?include_content=true')).toMatchObject({
		body: {
			snippets: [
				{ content: null, document: { value_html: '<p>Come along</p>', version: 1 } },
				{ content: 'Warmly, {{ subscriber.first_name }}', document: { value_html: null } },
			],
		},
	});
});

test('always includes the content of a single snippet', async () => {
	expect(await kit.send('GET', '/v4/snippets/701')).toMatchObject({
		status: 200,
		body: { snippet: { id: 701, content: 'Warmly, {{ subscriber.first_name }}' } },
	});
});

test('creates an inline snippet from content', async () => {
	const body = { name: 'Cat Fact of the Day', snippet_type: 'inline', content: 'Purr' };
	expect(await kit.send('POST', '/v4/snippets', body)).toMatchObject({
		status: 201,
		body: {
			snippet: {
				id: 704,
				key: 'cat-fact-of-the-day',
				snippet_type: 'inline',
				archived: false,
				content: 'Purr',
				document: { value: null, value_html: null, value_plain: null, version: 1 },
			},
		},
	});
});

test('creates a block snippet from HTML', async () => {
	const body = {
		name: 'Footer',
		snippet_type: 'block',
		document_attributes: { value_html: '<hr>' },
	};
	expect(await kit.send('POST', '/v4/snippets', body)).toMatchObject({
		status: 201,
		body: { snippet: { content: null, document: { value_html: '<hr>' } } },
	});
});

test('assigns different keys to snippets with the same name', async () => {
	const body = { name: 'Sign-off', snippet_type: 'inline', content: 'Bye' };
	expect(await kit.send('POST', '/v4/snippets', body)).toMatchObject({
		body: { snippet: { key: 'sign-off-2' } },
	});
});

test.each([
	[{ snippet_type: 'inline', content: 'x' }, "name can't be blank"],
	[{ name: ' ', snippet_type: 'inline', content: 'x' }, "name can't be blank"],
	[{ name: 'A', content: 'x' }, 'Sandbox: body key "snippet_type" is required'],
	[{ name: 'A', snippet_type: 'inline' }, 'Sandbox: body key "content" is required'],
	[{ name: 'A', snippet_type: 'block' }, 'Sandbox: body key "document_attributes" is required'],
	[
		{ name: 'A', snippet_type: 'block', content: 'x' },
		'Sandbox: unknown body key "content" for a snippet of type block',
	],
	[
		{ name: 'A', snippet_type: 'inline', content: 'x', document_attributes: { value_html: '' } },
		'Sandbox: unknown body key "document_attributes" for a snippet of type inline',
	],
	[
		{ name: 'Loop', snippet_type: 'inline', content: '{{ snippet.loop }}' },
		'Sandbox: snippet loop would contain itself',
	],
])('rejects %j', async (body, sentence) => {
	expect(await kit.send('POST', '/v4/snippets', body)).toMatchObject(failure(sentence));
	expect(kit.sandbox.store.snippets.size).toBe(3);
});

test('keeps the key when the name changes', async () => {
	kit.advance(DAY_MS);
	expect(await kit.send('PUT', '/v4/snippets/701', { name: 'Farewell' })).toMatchObject({
		status: 200,
		body: {
			snippet: {
				name: 'Farewell',
				key: 'sign-off',
				content: 'Warmly, {{ subscriber.first_name }}',
				updated_at: '2026-03-02T12:00:00Z',
			},
		},
	});
});

test('archives and restores a snippet', async () => {
	await kit.send('PUT', '/v4/snippets/701', { archived: true });
	expect(await listed('?archived=true')).toEqual([703, 701]);
	await kit.send('PUT', '/v4/snippets/701', { archived: false });
	expect(await listed('')).toEqual([702, 701]);
});

test('replaces the body of either type', async () => {
	const html = { document_attributes: { value_html: '<p>Rain</p>' } };
	await kit.send('PUT', '/v4/snippets/701', { snippet_type: 'inline', content: 'Bye' });
	await kit.send('PUT', '/v4/snippets/702', html);
	const { snippets } = kit.sandbox.store;
	expect([snippets.get(701)?.body, snippets.get(702)?.body]).toEqual(['Bye', '<p>Rain</p>']);
});

test.each([
	[701, { snippet_type: 'block' }],
	[701, { document_attributes: { value_html: '' } }],
	[702, { content: 'x' }],
	[702, { snippet_type: 'inline', content: 'x' }],
])('rejects changing the type of %s with %j', async (id, body) => {
	expect(await kit.send('PUT', `/v4/snippets/${id}`, body)).toMatchObject(
		failure('snippet_type cannot be changed'),
	);
});

test('rejects a blank name in an update', async () => {
	expect(await kit.send('PUT', '/v4/snippets/701', { name: '' })).toMatchObject(
		failure("name can't be blank"),
	);
});

test('rejects circular references between snippets', async () => {
	const first = await kit.send('PUT', '/v4/snippets/701', { content: '{{ snippet.old-offer }}' });
	expect(first.status).toBe(200);
	const body = { content: 'See {{snippet.sign-off}}' };
	expect(await kit.send('PUT', '/v4/snippets/703', body)).toMatchObject(
		failure('Sandbox: snippet old-offer would contain itself'),
	);
});

test.each([['GET'], ['PUT']])('returns 404 for %s on an unknown snippet', async (method) => {
	const body = method === 'PUT' ? {} : undefined;
	expect(await kit.send(method, '/v4/snippets/9', body)).toMatchObject(NOT_FOUND);
});

test('rejects deleting a snippet', async () => {
	expect(await kit.send('DELETE', '/v4/snippets/701')).toMatchObject(NOT_FOUND);
	expect(kit.sandbox.refused).toHaveLength(1);
});
