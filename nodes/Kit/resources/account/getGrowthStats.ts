import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { dayInQuery } from '../../../shared/fields/date';

const properties: INodeProperties[] = [
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Ending',
				name: 'ending',
				type: 'dateTime',
				default: '',
				description:
					'The last day to count, in the account’s sending time zone. Without it, that is today.',
				routing: { send: dayInQuery('ending', 'Ending') },
			},
			{
				displayName: 'Starting',
				name: 'starting',
				type: 'dateTime',
				default: '',
				description:
					'The first day to count, in the account’s sending time zone. Without it, that is 90 days ago.',
				routing: { send: dayInQuery('starting', 'Starting') },
			},
		],
	},
];

export const getGrowthStats = updateDisplayOptions(
	{ show: { resource: ['account'], operation: ['getGrowthStats'] } },
	properties,
);
