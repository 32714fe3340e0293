import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchRecords } from './searchRecords';

export async function getTags(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchRecords(
		this,
		{ path: '/tags', key: 'tags', label: 'name' },
		filter,
		paginationToken,
	);
}
