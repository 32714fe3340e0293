import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { kitRecords } from '../../shared/transport/request';
import { api } from '../api';

/**
 * A list to choose from. Kit returns these lists as a whole and cannot search them, so they are
 * searched here.
 *
 * @param key the list's name in Kit's response and its path
 * @param label the key of the record's display name
 */
export async function searchRecords(
	context: ILoadOptionsFunctions,
	key: 'broadcasts' | 'custom_fields' | 'forms' | 'sequences' | 'tags',
	label: string,
	filter = '',
): Promise<INodeListSearchResult> {
	const records = await kitRecords(context, api, `/${key}`, key);
	const wanted = filter.toLowerCase();
	const results = records
		.map((record) => ({
			name: String(record[label] || `Untitled (${String(record.id)})`),
			value: String(record.id),
		}))
		.filter(({ name }) => name.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}
