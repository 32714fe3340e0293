import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { choice } from '../../../shared/fields/choice';
import { dayInQuery } from '../../../shared/fields/date';
import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { createdRange } from '../../parameters/createdRange';
import { slim } from '../../parameters/slim';
import { status } from '../../parameters/status';
import { emailsInQuery, includeInQuery, sortFieldInQuery } from '../../routing/subscriberList';

const properties: INodeProperties[] = [
	...returnAllOrLimit,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			...createdRange,
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				default: '',
				placeholder: 'e.g. nathan@example.com',
				description:
					"Only return the subscriber with exactly this email address, or several addresses separated by commas. Subscribers who unsubscribed or bounced are only found if the filter 'Status' is set to All.",
				routing: { send: emailsInQuery() },
			},
			status,
			{
				displayName: 'Updated After',
				name: 'updatedAfter',
				type: 'dateTime',
				default: '',
				description: 'Only return subscribers updated after this date',
				routing: { send: dayInQuery('updated_after', 'Updated After') },
			},
			{
				displayName: 'Updated Before',
				name: 'updatedBefore',
				type: 'dateTime',
				default: '',
				description: 'Only return subscribers updated before this date',
				routing: { send: dayInQuery('updated_before', 'Updated Before') },
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
				displayName: 'Include',
				name: 'include',
				type: 'multiOptions',
				options: [
					{
						name: 'Attribution',
						value: 'attribution',
						description: 'How the subscriber joined the account',
					},
					{
						name: 'Cancelled At',
						value: 'canceled_at',
						description: "When they unsubscribed. Requires the filter 'Status' set to Cancelled.",
					},
					{ name: 'Location', value: 'location', description: 'Their location' },
					{ name: 'Tags', value: 'tags', description: 'The tags they have' },
				],
				default: [],
				description: 'Additional data to return for each subscriber',
				routing: { send: includeInQuery() },
			},
			slim,
		],
	},
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'collection',
		placeholder: 'Add Sort Rule',
		default: {},
		options: [
			{
				displayName: 'Sort Field',
				name: 'sortField',
				type: 'options',
				options: [
					{ name: 'Cancelled At', value: 'cancelled_at' },
					{ name: 'Click Rate', value: 'engagement__click_rate' },
					{ name: 'Clicks', value: 'engagement__clicks' },
					{ name: 'Created At', value: 'created_at' },
					{ name: 'Emails Sent', value: 'engagement__sent' },
					{ name: 'ID', value: 'id' },
					{ name: 'Open Rate', value: 'engagement__open_rate' },
					{ name: 'Opens', value: 'engagement__opens' },
					{ name: 'Updated At', value: 'updated_at' },
				],
				default: 'id',
				description:
					"The field to sort by. Clicks, opens, emails sent and rates cover the last 90 days and cannot be combined with the filter 'Email'. Cancelled At requires the filter 'Status' set to Cancelled.",
				routing: { send: sortFieldInQuery() },
			},
			choice('query', 'sort_order', {
				displayName: 'Sort Order',
				name: 'sortOrder',
				type: 'options',
				options: [
					{ name: 'Ascending', value: 'asc' },
					{ name: 'Descending', value: 'desc' },
				],
				default: 'desc',
				description: 'The sort order. Defaults to descending.',
			}),
		],
	},
];

export const getAll = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['getAll'] } },
	properties,
);
