import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchRecords } from './searchRecords';

export async function getForms(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchRecords(
		this,
		{ path: '/forms', key: 'forms', label: 'name' },
		filter,
		paginationToken,
	);
}
