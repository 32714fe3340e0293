import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { bulkOptions } from '../../parameters/bulkOptions';
import { newTagsInBody } from '../../routing/bulk';

const properties: INodeProperties[] = [
	{
		displayName: 'Tags',
		name: 'records',
		type: 'json',
		default: '[]',
		required: true,
		description:
			'The names of the tags, as a list such as ["Customer", "VIP"]. An expression can give the list itself.',
		routing: newTagsInBody,
	},
	bulkOptions,
];

export const bulkCreate = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['bulkCreate'] } },
	properties,
);
