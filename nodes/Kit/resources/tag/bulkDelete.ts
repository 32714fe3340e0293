import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { bulkOptions } from '../../parameters/bulkOptions';
import { tagIdsInBody } from '../../routing/bulk';

const properties: INodeProperties[] = [
	{
		displayName: 'Tags',
		name: 'records',
		type: 'json',
		default: '[]',
		required: true,
		description:
			'The IDs of the tags to delete, as a list such as [2471302, 2471303]. An expression can give the list itself.',
		routing: tagIdsInBody,
	},
	bulkOptions,
];

export const bulkDelete = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['bulkDelete'] } },
	properties,
);
