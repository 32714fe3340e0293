import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { kitRecords } from '../../shared/transport/request';
import { api } from '../api';

/**
 * A list to choose from. Kit gives these lists whole and cannot search them, so that is done here.
 *
 * @param key the list's name in Kit's answer and its path
 * @param label the record's key that the user knows it by
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
