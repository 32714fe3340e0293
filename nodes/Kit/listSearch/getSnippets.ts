import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchRecords } from './searchRecords';

export async function getSnippets(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchRecords(
		this,
		{ path: '/snippets', key: 'snippets', label: 'name' },
		filter,
		paginationToken,
	);
}
