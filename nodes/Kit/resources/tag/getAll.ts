import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { includeInQuery } from '../../routing/include';
import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';

const properties: INodeProperties[] = [
	...returnAllOrLimit,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Include Subscriber Count',
				name: 'includeSubscriberCount',
				type: 'boolean',
				default: true,
				description: 'Whether to include the number of subscribers of each tag',
				routing: { send: includeInQuery('subscriber_count', 'Include Subscriber Count') },
			},
		],
	},
];

export const getAll = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['getAll'] } },
	properties,
);
