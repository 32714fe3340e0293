import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { choice } from '../../../shared/fields/choice';
import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';

const properties: INodeProperties[] = [
	...returnAllOrLimit,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			choice('query', 'status', {
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Active', value: 'active' },
					{ name: 'Disabled', value: 'disabled' },
				],
				default: 'active',
				description:
					'Only return endpoints with this status. Without this filter, both are returned.',
			}),
		],
	},
];

export const getAll = updateDisplayOptions(
	{ show: { resource: ['webhookEndpoint'], operation: ['getAll'] } },
	properties,
);
