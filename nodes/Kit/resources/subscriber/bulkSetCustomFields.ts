import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { bulkOptions } from '../../parameters/bulkOptions';
import { fieldValuesInBody } from '../../routing/bulk';

const properties: INodeProperties[] = [
	{
		displayName: 'Custom Field Values',
		name: 'records',
		type: 'json',
		default: '[]',
		required: true,
		description:
			'The values, as a list such as [{"subscriber_id": 1948203, "subscriber_custom_field_id": 471302, "value": "Porto"}]. An expression can give the list itself. An empty value empties the field.',
		routing: fieldValuesInBody,
	},
	bulkOptions,
];

export const bulkSetCustomFields = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['bulkSetCustomFields'] } },
	properties,
);
