import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchRecords } from './searchRecords';

/** Names include the type, which *Update* uses to show the matching fields. */
export async function getSnippets(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchRecords(
		this,
		{ path: '/snippets', key: 'snippets', label: nameAndType },
		filter,
		paginationToken,
	);
}

function nameAndType({ id, name, snippet_type }: IDataObject): string {
	const type = snippet_type === 'block' ? 'Block' : 'Inline';
	return `${String(name || `Untitled ${String(id)}`)} (${type})`;
}
