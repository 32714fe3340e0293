import { NodeHelpers } from 'n8n-workflow';

import { Kit } from '../../../../nodes/Kit/Kit.node';
import { byId, fromList } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const run = async (operation: string, parameters = {}) =>
	await kit.n8n.run({ resource: 'snippet', operation, ...parameters });

const sent = () =>
	kit.sandbox.requests.map(({ method, path, query, body }) => [method, path, query, body]);

describe('Snippet: Archive', () => {
	it('archives the snippet and returns it', async () => {
		const { id } = kit.sandbox.store.addSnippet({ name: 'Sign-off', body: 'Warmly' });

		const { items } = await run('archive', { snippet: fromList(id), simple: false });

		expect(sent()).toEqual([['PUT', `/v4/snippets/${id}`, {}, { archived: true }]]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ id, name: 'Sign-off', archived: true, content: 'Warmly' }),
		]);
	});

	it('names the snippet that Kit cannot find', async () => {
		expect((await run('archive', { snippet: byId(9) })).error?.message).toBe(
			'Kit cannot find snippet 9',
		);
	});
});

describe('Snippet: Create', () => {
	it('creates an inline snippet with the text unchanged', async () => {
		const { items } = await run('create', {
			name: ' Sign-off ',
			snippetType: 'inline',
			content: ' Warmly, Mara\n',
			simple: false,
		});

		const body = { name: 'Sign-off', snippet_type: 'inline', content: ' Warmly, Mara\n' };
		expect(sent()).toEqual([['POST', '/v4/snippets', {}, body]]);
		expect(items[0]?.json).toMatchObject({ ...body, key: 'sign-off', archived: false });
	});

	it.each([
		'Hello {{ subscriber.first_name }}',
		"=Hello {{ '{{' }} subscriber.first_name }}",
		'={{ $json.text }}',
	])('sends Liquid unchanged: %s', async (content) => {
		await kit.n8n.run(
			{ resource: 'snippet', operation: 'create', name: 'Greeting', content },
			{ items: [{ text: 'Hello {{ subscriber.first_name }}' }] },
		);

		expect(kit.sandbox.requests.map(({ body }) => body)).toEqual([
			expect.objectContaining({ content: 'Hello {{ subscriber.first_name }}' }),
		]);
	});

	it('creates a block', async () => {
		const { items } = await run('create', {
			name: 'Spring fair',
			snippetType: 'block',
			html: '<p>Come along</p>',
			simple: false,
		});

		expect(sent()).toEqual([
			[
				'POST',
				'/v4/snippets',
				{},
				{
					name: 'Spring fair',
					snippet_type: 'block',
					document_attributes: { value_html: '<p>Come along</p>' },
				},
			],
		]);
		expect(items[0]?.json).toHaveProperty('document.value_html', '<p>Come along</p>');
	});

	it('shows Kit’s message about a snippet that contains itself', async () => {
		const { error } = await run('create', {
			name: 'Loop',
			content: '={{ "{" + "{ snippet.loop }" + "}" }}',
		});

		expect(error?.message).toBe('Sandbox: snippet loop would contain itself');
	});

	it.each([
		[{ name: '={{ "" }}' }, "The 'Name' parameter is empty"],
		[{ content: '={{ "" }}' }, "The 'Content' parameter is empty"],
		[{ content: '={{ $json.missing }}' }, "The 'Content' parameter is empty"],
		[{ content: '={{ { text: "Hi" } }}' }, "The 'Content' parameter is an object, not text"],
		[{ snippetType: 'block', html: '={{ "" }}' }, "The 'HTML' parameter is empty"],
	])('sends nothing for %j', async (parameters, message) => {
		const { error } = await run('create', { name: 'Sign-off', content: 'Warmly', ...parameters });

		expect(error?.message).toBe(`${message}`);
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('Snippet: Get', () => {
	it('returns the snippet', async () => {
		const { id } = kit.sandbox.store.addSnippet({ name: 'Sign-off', body: 'Warmly' });

		const { items } = await run('get', { snippet: byId(id) });

		expect(sent()).toEqual([['GET', `/v4/snippets/${id}`, {}, undefined]]);
		expect(items[0]?.json).toMatchObject({ id, key: 'sign-off', content: 'Warmly' });
	});

	it('names the snippet that Kit cannot find', async () => {
		expect((await run('get', { snippet: byId(9) })).error?.message).toBe(
			'Kit cannot find snippet 9',
		);
	});
});

describe('Snippet: Get Many', () => {
	beforeEach(() => {
		kit.sandbox.store.addSnippet({ name: 'Sign-off', body: 'Warmly' });
		kit.sandbox.store.addSnippet({
			name: 'Fair',
			type: 'block',
			body: '<p>Come</p>',
			archived: true,
		});
	});

	it('sends every filter and option', async () => {
		const { items } = await run('getAll', {
			limit: 5,
			filters: { archived: true, snippetType: 'block' },
			options: { includeContent: true },
		});

		const query = {
			per_page: '5',
			archived: 'true',
			snippet_type: 'block',
			include_content: 'true',
		};
		expect(sent()).toEqual([['GET', '/v4/snippets', query, undefined]]);
		expect(items.map(({ json }) => json.name)).toEqual(['Fair']);
		expect(items[0]?.json).toHaveProperty('document.value_html', '<p>Come</p>');
	});

	it('returns unarchived snippets by default', async () => {
		const { items } = await run('getAll', { returnAll: true });

		expect(sent()).toEqual([['GET', '/v4/snippets', { per_page: '1000' }, undefined]]);
		expect(items.map(({ json }) => json.name)).toEqual(['Sign-off']);
		expect(items[0]?.json).not.toHaveProperty('content');
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.sandbox.store.account.apiAccess = false;

		expect((await run('getAll')).error?.message).toBe('The access token is invalid');
	});
});

describe('Snippet: Update', () => {
	it('changes an inline snippet and restores it', async () => {
		const { id } = kit.sandbox.store.addSnippet({ name: 'Bye', body: 'Warmly', archived: true });

		const { items } = await run('update', {
			snippet: byId(id),
			simple: false,
			updateFields: { archived: false, content: 'Yours', name: 'Sign-off' },
		});

		const body = { archived: false, content: 'Yours', name: 'Sign-off' };
		expect(sent()).toEqual([['PUT', `/v4/snippets/${id}`, {}, body]]);
		expect(items[0]?.json).toMatchObject({ id, ...body });
	});

	it('changes the HTML of a block', async () => {
		const { id } = kit.sandbox.store.addSnippet({
			name: 'Fair',
			type: 'block',
			body: '<p>Come</p>',
		});

		const { items } = await run('update', {
			snippet: byId(id),
			simple: false,
			updateFields: { html: '<p>Soon</p>' },
		});

		const body = { document_attributes: { value_html: '<p>Soon</p>' } };
		expect(sent()).toEqual([['PUT', `/v4/snippets/${id}`, {}, body]]);
		expect(items[0]?.json).toMatchObject({ name: 'Fair', document: { value_html: '<p>Soon</p>' } });
	});

	it.each([
		['Sign-off (Inline)', { content: 'Hi' }, { html: '<p>Hi</p>' }],
		['Fair (Block)', { html: '<p>Hi</p>' }, { content: 'Hi' }],
	])(
		'shows the field that fits the snippet chosen from the list: %s',
		(cachedResultName, fits, other) => {
			const { description } = new Kit();
			const shown = NodeHelpers.getNodeParameters(
				description.properties,
				{
					resource: 'snippet',
					operation: 'update',
					snippet: { ...fromList(1), cachedResultName },
					updateFields: { ...fits, ...other },
				},
				false,
				false,
				null,
				description,
			);
			expect(shown?.updateFields).toEqual(fits);
		},
	);

	it('shows both fields if the type is unknown', async () => {
		const { error } = await run('update', {
			snippet: byId(1),
			updateFields: { content: 'Hi', html: '<p>Hi</p>' },
		});
		expect(error?.message).toBe("The 'HTML' parameter cannot be combined with 'Content'");
	});

	it('shows Kit’s message about content of the other type', async () => {
		const { id } = kit.sandbox.store.addSnippet({ name: 'Sign-off', body: 'Warmly' });

		const { error } = await run('update', {
			snippet: byId(id),
			updateFields: { html: '<p>Hi</p>' },
		});

		expect(error?.message).toBe('snippet_type cannot be changed');
	});

	it.each([
		[{ name: '' }, "The 'Update Fields' parameter is empty, so nothing would change"],
		[{ content: '={{ " " }}' }, "The 'Update Fields' parameter is empty, so nothing would change"],
		[{ html: '={{ null }}' }, "The 'Update Fields' parameter is empty, so nothing would change"],
	])('sends nothing for %j', async (updateFields, message) => {
		const { error } = await run('update', { snippet: byId(1), updateFields });

		expect(error?.message).toBe(`${message}`);
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('Snippet', () => {
	it.each(['archive', 'create', 'update'])(
		'does not return the text after %s',
		async (operation) => {
			const { id } = kit.sandbox.store.addSnippet({ name: 'Sign-off', body: 'Warmly' });
			const { items } = await run(operation, {
				snippet: byId(id),
				name: 'Greeting',
				content: 'Hello',
				updateFields: { content: 'Yours' },
			});
			expect(items).toHaveLength(1);
			expect(items[0]?.json).toMatchObject({ key: expect.any(String), snippet_type: 'inline' });
			expect(items[0]?.json).not.toHaveProperty('content');
			expect(items[0]?.json).not.toHaveProperty('document');
		},
	);
});
