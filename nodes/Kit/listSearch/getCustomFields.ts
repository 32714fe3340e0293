import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchRecords } from './searchRecords';

export async function getCustomFields(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchRecords(
		this,
		{ path: '/custom_fields', key: 'custom_fields', label: 'label' },
		filter,
		paginationToken,
	);
}
