import type { INodeProperties } from 'n8n-workflow';

import { broadcastStats } from '../../routing/output';
import { pages } from '../../send';
import { getAll } from './getAll';
import { getStats } from './getStats';

export const broadcast: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['broadcast'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many broadcasts',
				description: 'Retrieve a list of broadcasts with the ID, subject and creation date of each',
				routing: {
					request: { method: 'GET', url: '/broadcasts' },
					operations: pages('broadcasts'),
				},
			},
			{
				name: 'Get Stats',
				value: 'getStats',
				action: 'Get stats of broadcast',
				description:
					'Retrieve how many people received, opened and clicked a broadcast, and how many unsubscribed. Requires the broadcast ID, which Get Many returns. Rates are percentages.',
				routing: {
					request: { method: 'GET', url: '/broadcasts/{broadcast}/stats' },
					output: broadcastStats,
				},
			},
		],
		default: 'getAll',
	},
	...getAll,
	...getStats,
];
