import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchRecords } from './searchRecords';

export async function getSequences(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchRecords(
		this,
		{ path: '/sequences', key: 'sequences', label: 'name' },
		filter,
		paginationToken,
	);
}
