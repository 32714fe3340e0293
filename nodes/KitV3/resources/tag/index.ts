import type { INodeProperties } from 'n8n-workflow';

import { unwrap, whole } from '../../../shared/run/output';
import { eachRecord } from '../../routing/output';
import { sendWithTag } from '../../routing/tags';
import { pages } from '../../send';
import { addSubscriber } from './addSubscriber';
import { create } from './create';
import { createMany } from './createMany';
import { getAll } from './getAll';
import { getSubscriptions } from './getSubscriptions';
import { removeSubscriber } from './removeSubscriber';

export const tag: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['tag'] } },
		options: [
			{
				name: 'Add to Subscriber',
				value: 'addSubscriber',
				action: 'Add tag to subscriber',
				description:
					'Add a tag to an email address, creating the subscriber if needed. May start automations in Kit that the tag triggers.',
				routing: {
					request: { method: 'POST', url: '/tags/{tag}/subscribe' },
					operations: { pagination: sendWithTag },
					output: unwrap('subscription'),
				},
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create tag',
				description: 'Create a new tag. It is not added to any subscriber.',
				routing: { request: { method: 'POST', url: '/tags' }, output: whole('id') },
			},
			{
				name: 'Create Many',
				value: 'createMany',
				action: 'Create many tags',
				description: 'Create several tags in one request. They are not added to any subscriber.',
				routing: { request: { method: 'POST', url: '/tags' }, output: eachRecord },
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many tags',
				description: 'Retrieve a list of tags with the ID and name of each',
				routing: { request: { method: 'GET', url: '/tags' }, operations: pages('tags') },
			},
			{
				name: 'Get Subscriptions',
				value: 'getSubscriptions',
				action: 'Get subscriptions of tag',
				description: 'Retrieve a list of the subscriptions to a tag, each with its subscriber',
				routing: {
					request: { method: 'GET', url: '/tags/{tag}/subscriptions' },
					operations: pages('subscriptions'),
				},
			},
			{
				name: 'Remove From Subscriber',
				value: 'removeSubscriber',
				action: 'Remove tag from subscriber',
				description: 'Remove a tag from a subscriber. The tag stays in the account.',
				routing: {
					request: { method: 'DELETE', url: '/subscribers/{subscriber}/tags/{tag}' },
					output: whole('id'),
				},
			},
		],
		default: 'addSubscriber',
	},
	...addSubscriber,
	...create,
	...createMany,
	...getAll,
	...getSubscriptions,
	...removeSubscriber,
];
