import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { choice } from '../../../shared/fields/choice';
import { includeInQuery } from '../../routing/include';
import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { simplify } from '../../../shared/run/simplify';

const properties: INodeProperties[] = [
	...returnAllOrLimit,
	simplify,
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
					{ name: 'All', value: 'all' },
					{ name: 'Archived', value: 'archived' },
					{ name: 'Trashed', value: 'trashed' },
				],
				default: 'active',
				description:
					'Only return forms with this status. Without this filter, only active forms are returned.',
			}),
			choice('query', 'type', {
				displayName: 'Type',
				name: 'type',
				type: 'options',
				options: [
					{ name: 'Embedded Form', value: 'embed' },
					{ name: 'Landing Page', value: 'hosted' },
				],
				default: 'embed',
				description: 'Only return forms of this type. Without this filter, both are returned.',
			}),
		],
	},
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
				description: 'Whether to include the number of subscribers of each form',
				routing: { send: includeInQuery('subscriber_count', 'Include Subscriber Count') },
			},
		],
	},
];

export const getAll = updateDisplayOptions(
	{ show: { resource: ['form'], operation: ['getAll'] } },
	properties,
);
