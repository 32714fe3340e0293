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
					'The last day to include, in the account’s sending time zone. Defaults to today.',
				routing: { send: dayInQuery('ending', 'Ending') },
			},
			{
				displayName: 'Starting',
				name: 'starting',
				type: 'dateTime',
				default: '',
				description:
					'The first day to include, in the account’s sending time zone. Defaults to 90 days ago.',
				routing: { send: dayInQuery('starting', 'Starting') },
			},
		],
	},
];

export const getGrowthStats = updateDisplayOptions(
	{ show: { resource: ['account'], operation: ['getGrowthStats'] } },
	properties,
);
