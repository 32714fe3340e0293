import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { brokenList } from '../../shared/transport/paginate';
import { kitRecords, kitRequest } from '../../shared/transport/request';
import { api } from '../api';
import { readPage } from '../paging';

interface List {
	path: string;
	/** The list's name in Kit's response. */
	key: string;
	/** The display name of a record: one of its keys, or a function of several. */
	label: string | ((record: IDataObject) => string);
	/** Additional query parameters of the list. */
	query?: IDataObject;
}

/**
 * One page of a list to choose from. Kit cannot search these lists, so with a filter, the whole
 * list is read and searched here.
 *
 * @param after the cursor of the previous page
 */
export async function searchRecords(
	context: ILoadOptionsFunctions,
	list: List,
	filter?: string,
	after?: unknown,
): Promise<INodeListSearchResult> {
	const { path, key } = list;
	if (filter) {
		const records = await kitRecords(context, api, path, key, list.query);
		const wanted = filter.toLowerCase();
		const matches = records.filter((record) => nameIn(record, list).toLowerCase().includes(wanted));
		return { results: optionsOf(matches, list) };
	}
	const query = { ...list.query, per_page: 500, ...(typeof after === 'string' ? { after } : {}) };
	const page = await kitRequest(context, api, { method: 'GET', path, query }, ({ body }) =>
		readPage(body, key),
	);
	if (page.broken !== undefined) throw brokenList(page.broken);
	const token = page.next?.after;
	return {
		results: optionsOf(page.records, list),
		...(typeof token === 'string' ? { paginationToken: token } : {}),
	};
}

function optionsOf(records: IDataObject[], list: List) {
	return records
		.map((record) => ({ name: nameIn(record, list), value: String(record.id) }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

function nameIn(record: IDataObject, { label }: List): string {
	const name = typeof label === 'string' ? record[label] : label(record);
	return String(name || `Untitled (${String(record.id)})`);
}
