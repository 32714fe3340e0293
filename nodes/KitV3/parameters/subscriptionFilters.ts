import type { INodeProperties } from 'n8n-workflow';

import { choice } from '../../shared/fields/choice';

/** Which subscriptions of a form, sequence or tag to list, and in which order. */
export const subscriptionFilters: INodeProperties[] = [
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			choice('query', 'subscriber_state', {
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Active', value: 'active' },
					{ name: 'Cancelled', value: 'cancelled' },
				],
				default: 'active',
				description: 'Only return subscriptions of subscribers with this status',
			}),
		],
	},
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'collection',
		placeholder: 'Add Sort Rule',
		default: {},
		options: [
			choice('query', 'sort_order', {
				displayName: 'Sort Order',
				name: 'sortOrder',
				type: 'options',
				options: [
					{ name: 'Ascending', value: 'asc' },
					{ name: 'Descending', value: 'desc' },
				],
				default: 'desc',
				description: 'The sort order. Defaults to ascending, oldest subscriptions first.',
			}),
		],
	},
];
