import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { kitRecords } from '../../shared/transport/request';
import { api } from '../api';

/**
 * All records of a list, for multi-select parameters.
 *
 * @param key the list's name in Kit's response and its path
 */
export async function namesOf(
	context: ILoadOptionsFunctions,
	key: 'forms' | 'segments' | 'sequences' | 'tags',
): Promise<INodePropertyOptions[]> {
	const records = await kitRecords(context, api, `/${key}`, key);
	return records
		.map(({ id, name }) => ({ name: String(name), value: String(id) }))
		.sort((a, b) => a.name.localeCompare(b.name));
}
