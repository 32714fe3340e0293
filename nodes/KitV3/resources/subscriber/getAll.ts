import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { choice } from '../../../shared/fields/choice';
import { dayInQuery } from '../../../shared/fields/date';
import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { emailInQuery } from '../../routing/subscribers';

const properties: INodeProperties[] = [
	...returnAllOrLimit,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				default: '',
				placeholder: 'e.g. nathan@example.com',
				description: 'Only return the subscriber with exactly this email address',
				routing: { send: emailInQuery() },
			},
			{
				displayName: 'From',
				name: 'from',
				type: 'dateTime',
				default: '',
				description: 'Only return subscribers added on or after this date',
				routing: { send: dayInQuery('from', 'From') },
			},
			{
				displayName: 'To',
				name: 'to',
				type: 'dateTime',
				default: '',
				description: 'Only return subscribers added on or before this date',
				routing: { send: dayInQuery('to', 'To') },
			},
			{
				displayName: 'Updated From',
				name: 'updatedFrom',
				type: 'dateTime',
				default: '',
				description: 'Only return subscribers updated after this date',
				routing: { send: dayInQuery('updated_from', 'Updated From') },
			},
			{
				displayName: 'Updated To',
				name: 'updatedTo',
				type: 'dateTime',
				default: '',
				description: 'Only return subscribers updated before this date',
				routing: { send: dayInQuery('updated_to', 'Updated To') },
			},
		],
	},
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'collection',
		placeholder: 'Add Sort Rule',
		default: {},
		options: [
			choice('query', 'sort_field', {
				displayName: 'Sort Field',
				name: 'sortField',
				type: 'options',
				options: [{ name: 'Cancelled At', value: 'cancelled_at' }],
				default: 'cancelled_at',
				description:
					'The field to sort by. Cancelled At returns only subscribers who unsubscribed.',
			}),
			choice('query', 'sort_order', {
				displayName: 'Sort Order',
				name: 'sortOrder',
				type: 'options',
				options: [
					{ name: 'Ascending', value: 'asc' },
					{ name: 'Descending', value: 'desc' },
				],
				default: 'desc',
				description: 'The order in which the subscribers are returned',
			}),
		],
	},
];

export const getAll = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['getAll'] } },
	properties,
);
