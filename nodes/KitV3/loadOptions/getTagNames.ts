import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { kitRecords } from '../../shared/transport/request';
import { api } from '../api';

/** All tags, for multi-select parameters. */
export async function getTagNames(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const tags = await kitRecords(this, api, '/tags', 'tags');
	return tags
		.map(({ id, name }) => ({ name: String(name), value: String(id) }))
		.sort((a, b) => a.name.localeCompare(b.name));
}
