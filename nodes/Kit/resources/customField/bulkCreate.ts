import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { bulkOptions } from '../../parameters/bulkOptions';
import { customFieldsInBody } from '../../routing/bulk';

const properties: INodeProperties[] = [
	{
		displayName: 'Custom Fields',
		name: 'records',
		type: 'json',
		default: '[]',
		required: true,
		description:
			'The labels of the custom fields, as a list such as ["Last name", "City"]. An expression can give the list itself.',
		routing: customFieldsInBody,
	},
	bulkOptions,
];

export const bulkCreate = updateDisplayOptions(
	{ show: { resource: ['customField'], operation: ['bulkCreate'] } },
	properties,
);
