import type { INodeProperties } from 'n8n-workflow';

import { unwrap } from '../../../shared/run/output';
import { pages } from '../../send';
import { addSubscriber } from './addSubscriber';
import { getAll } from './getAll';
import { getSubscriptions } from './getSubscriptions';

export const sequence: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['sequence'] } },
		options: [
			{
				name: 'Add Subscriber',
				value: 'addSubscriber',
				action: 'Add subscriber to sequence',
				description:
					'Subscribe an email address to a sequence, creating the subscriber if needed. The sequence then starts sending them its emails.',
				routing: {
					request: { method: 'POST', url: '/sequences/{sequence}/subscribe' },
					output: unwrap('subscription'),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many sequences',
				description: 'Retrieve a list of sequences with the ID and name of each',
				routing: { request: { method: 'GET', url: '/sequences' }, operations: pages('sequences') },
			},
			{
				name: 'Get Subscriptions',
				value: 'getSubscriptions',
				action: 'Get subscriptions of sequence',
				description:
					'Retrieve a list of the subscriptions to a sequence, each with its subscriber. Requires the sequence ID, which Get Many returns.',
				routing: {
					request: { method: 'GET', url: '/sequences/{sequence}/subscriptions' },
					operations: pages('subscriptions'),
				},
			},
		],
		default: 'addSubscriber',
	},
	...addSubscriber,
	...getAll,
	...getSubscriptions,
];
