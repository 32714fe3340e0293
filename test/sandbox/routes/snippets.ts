import { z } from 'zod';
import { timestamp } from '../clock';
import { Refusal, invalid, notFound } from '../http/errors';
import { operation, type SandboxApp } from '../http/operation';
import { flag, paging } from '../http/parameters';
import { SNIPPET_TYPES, type Snippet, type SnippetType } from '../account/snippets';
import type { Store } from '../account/store';

const bodies = {
	content: z.string().optional(),
	document_attributes: z.object({ value_html: z.string() }).strict().optional(),
};
type Bodies = z.infer<z.ZodObject<typeof bodies>>;

/** Snippets: list, create, get, update. They cannot be deleted, only archived. */
export function snippetRoutes(app: SandboxApp): void {
	const listQuery = {
		...paging,
		archived: flag.optional(),
		include_content: flag.optional(),
		snippet_type: z.enum(SNIPPET_TYPES).optional(),
	};
	operation(app, 'GET', '/v4/snippets', { query: listQuery }, ({ store, query, page }) => {
		const rows = [...store.snippets.values()].filter(
			({ archived, type }) =>
				archived === (query.archived ?? false) && type === (query.snippet_type ?? type),
		);
		const shown = page(rows, { keyOf: ({ id }) => [id], order: 'desc' }, query);
		const snippets = shown.rows.map((snippet) => snippetView(snippet, query.include_content));
		return { status: 200, json: { snippets, pagination: shown.pagination } };
	});

	const creation = z
		.object({ name: z.string().optional(), snippet_type: z.enum(SNIPPET_TYPES), ...bodies })
		.strict();
	operation(app, 'POST', '/v4/snippets', { body: creation }, ({ store, body }) => {
		const type = body.snippet_type;
		const strange = type === 'inline' ? 'document_attributes' : 'content';
		if (body[strange] !== undefined) {
			throw new Refusal([`unknown body key "${strange}" for a snippet of type ${type}`]);
		}
		const name = readName(body.name);
		const text = textOf(type, body);
		if (text === undefined) {
			const missing = type === 'inline' ? 'content' : 'document_attributes';
			throw new Refusal([`body key "${missing}" is required`]);
		}
		checkCircle(store, store.snippets.freeKey(name), text);
		const snippet = store.addSnippet({ name, type, body: text });
		return { status: 201, json: { snippet: snippetView(snippet, true) } };
	});

	const one = '/v4/snippets/:id{[0-9]+}';
	operation(app, 'GET', one, {}, ({ store, id }) => ({
		status: 200,
		json: { snippet: snippetView(snippetOf(store, id('id')), true) },
	}));

	const change = z
		.object({
			name: z.string().optional(),
			snippet_type: z.string().optional(),
			archived: z.boolean().optional(),
			...bodies,
		})
		.strict();
	operation(app, 'PUT', one, { body: change }, ({ store, body, id }) => {
		const snippet = snippetOf(store, id('id'));
		// As documented, the other type's body key fails like a different `snippet_type`.
		const strange = snippet.type === 'inline' ? body.document_attributes : body.content;
		if ((body.snippet_type ?? snippet.type) !== snippet.type || strange !== undefined) {
			throw invalid('snippet_type cannot be changed');
		}
		const name = body.name === undefined ? snippet.name : readName(body.name);
		const text = textOf(snippet.type, body) ?? snippet.body;
		checkCircle(store, snippet.key, text);
		snippet.name = name;
		snippet.body = text;
		snippet.archived = body.archived ?? snippet.archived;
		snippet.updatedAt = store.now();
		return { status: 200, json: { snippet: snippetView(snippet, true) } };
	});
}

function snippetOf(store: Store, id: number): Snippet {
	const snippet = store.snippets.get(id);
	if (!snippet) throw notFound();
	return snippet;
}

function readName(given: string | undefined): string {
	if (given === undefined || given.trim() === '') throw invalid("name can't be blank");
	return given;
}

function textOf(type: SnippetType, body: Bodies): string | undefined {
	return type === 'inline' ? body.content : body.document_attributes?.value_html;
}

/** The 422 for a circular reference is documented, but its message is not. */
function checkCircle(store: Store, key: string, text: string): void {
	if (store.snippets.isCircular(key, text)) {
		throw invalid(`Sandbox: snippet ${key} would contain itself`);
	}
}

/**
 * The documentation shows an inline snippet with an empty document, but no block snippet: here, its
 * content is null, although the schema says "text", as it does for other nullable keys. It does not
 * say when `version` increases; here, it never does.
 */
function snippetView(snippet: Snippet, withContent = false) {
	const inline = snippet.type === 'inline';
	return {
		id: snippet.id,
		name: snippet.name,
		snippet_type: snippet.type,
		archived: snippet.archived,
		key: snippet.key,
		created_at: timestamp(snippet.createdAt),
		updated_at: timestamp(snippet.updatedAt),
		...(withContent
			? {
					content: inline ? snippet.body : null,
					document: {
						id: snippet.documentId,
						value: null,
						value_html: inline ? null : snippet.body,
						value_plain: null,
						version: 1,
					},
				}
			: {}),
	};
}
