import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { dayInQuery } from '../../../shared/date';
import { returnAllOrLimit } from '../../../shared/returnAllOrLimit';
import { form } from '../../parameters/form';

const properties: INodeProperties[] = [
	form,
	...returnAllOrLimit,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Added After',
				name: 'addedAfter',
				type: 'dateTime',
				default: '',
				description: 'Only subscribers who were added to the form after this day',
				routing: { send: dayInQuery('added_after', 'Added After') },
			},
			{
				displayName: 'Added Before',
				name: 'addedBefore',
				type: 'dateTime',
				default: '',
				description: 'Only subscribers who were added to the form before this day',
				routing: { send: dayInQuery('added_before', 'Added Before') },
			},
			{
				displayName: 'Created After',
				name: 'createdAfter',
				type: 'dateTime',
				default: '',
				description: 'Only subscribers who were created after this day',
				routing: { send: dayInQuery('created_after', 'Created After') },
			},
			{
				displayName: 'Created Before',
				name: 'createdBefore',
				type: 'dateTime',
				default: '',
				description: 'Only subscribers who were created before this day',
				routing: { send: dayInQuery('created_before', 'Created Before') },
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Active', value: 'active' },
					{ name: 'All', value: 'all' },
					{ name: 'Bounced', value: 'bounced' },
					{ name: 'Cancelled', value: 'cancelled' },
					{ name: 'Complained', value: 'complained' },
					{ name: 'Inactive', value: 'inactive' },
				],
				default: 'active',
				description:
					'Only subscribers in this state. Without this filter Kit gives the active ones.',
				routing: { send: { type: 'query', property: 'status' } },
			},
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
				displayName: 'Leave Out Custom Fields',
				name: 'slim',
				type: 'boolean',
				default: true,
				description: 'Whether to leave custom fields out, which makes long lists faster',
				routing: { send: { type: 'query', property: 'slim' } },
			},
		],
	},
];

export const getSubscribers = updateDisplayOptions(
	{ show: { resource: ['form'], operation: ['getSubscribers'] } },
	properties,
);
