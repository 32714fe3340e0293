import type { INodeProperties } from 'n8n-workflow';

import { unwrap } from '../../../shared/run/output';
import { pages } from '../../send';
import { get } from './get';
import { getAll } from './getAll';
import { getTags } from './getTags';
import { unsubscribe } from './unsubscribe';
import { update } from './update';

export const subscriber: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['subscriber'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get subscriber',
				description:
					'Retrieve a subscriber with custom fields. Fails if no subscriber has that address or ID.',
				routing: {
					request: { method: 'GET', url: '/subscribers/{subscriber}' },
					output: unwrap('subscriber'),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many subscribers',
				description: 'Retrieve a list of subscribers, by default the active ones',
				routing: {
					request: { method: 'GET', url: '/subscribers' },
					operations: pages('subscribers'),
				},
			},
			{
				name: 'Get Tags',
				value: 'getTags',
				action: 'Get tags of subscriber',
				description:
					'Retrieve a list of the tags that a subscriber has, with the ID and name of each',
				routing: {
					request: { method: 'GET', url: '/subscribers/{subscriber}/tags' },
					operations: pages('tags'),
				},
			},
			{
				name: 'Unsubscribe',
				value: 'unsubscribe',
				action: 'Unsubscribe subscriber',
				description:
					'Unsubscribe a subscriber from all forms and sequences, so that they no longer get emails',
				routing: { request: { method: 'PUT', url: '/unsubscribe' }, output: unwrap('subscriber') },
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update subscriber',
				description:
					'Update the email address, first name and custom fields of an existing subscriber. Fields you do not add stay unchanged.',
				routing: {
					request: { method: 'PUT', url: '/subscribers/{subscriber}' },
					output: unwrap('subscriber'),
				},
			},
		],
		default: 'getAll',
	},
	...get,
	...getAll,
	...getTags,
	...unsubscribe,
	...update,
];
