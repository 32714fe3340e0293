import type { INodeProperties } from 'n8n-workflow';

import { unwrap } from '../../../shared/run/output';
import { withoutKey } from '../../routing/output';
import { pages } from '../../send';
import { addSubscriber } from './addSubscriber';
import { getAll } from './getAll';
import { getSubscriptions } from './getSubscriptions';

/** The fields that 'Simplify' keeps. */
const FIELDS = ['id', 'name', 'type', 'title', 'description', 'url', 'created_at'];

export const form: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['form'] } },
		options: [
			{
				name: 'Add Subscriber',
				value: 'addSubscriber',
				action: 'Add subscriber to form',
				description:
					'Subscribe an email address to a form, creating the subscriber if needed. A form with double opt-in sends its confirmation email.',
				routing: {
					request: { method: 'POST', url: '/forms/{form}/subscribe' },
					output: unwrap('subscription'),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many forms',
				description: 'Retrieve a list of forms and landing pages with the ID and name of each',
				routing: {
					request: { method: 'GET', url: '/forms' },
					operations: pages('forms', FIELDS),
					output: withoutKey,
				},
			},
			{
				name: 'Get Subscriptions',
				value: 'getSubscriptions',
				action: 'Get subscriptions of form',
				description:
					'Retrieve a list of the subscriptions to a form, each with its subscriber. Requires the form ID, which Get Many returns.',
				routing: {
					request: { method: 'GET', url: '/forms/{form}/subscriptions' },
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
