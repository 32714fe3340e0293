import type { INodeProperties } from 'n8n-workflow';

import { oAuth2Notice } from '../../parameters/oAuth2Notice';
import { confirm, unwrap } from '../../../shared/run/output';
import { keepAnswer } from '../../routing/bulk/run';
import {
	createTags,
	deleteTags,
	tagSubscribers,
	untagSubscribers,
} from '../../routing/bulk/operations';
import { sendForEachTag } from '../../routing/tags';
import { pages } from '../../send';
import { addSubscriber } from './addSubscriber';
import { bulkCreate } from './bulkCreate';
import { bulkDelete } from './bulkDelete';
import { bulkTagSubscribers } from './bulkTagSubscribers';
import { bulkUntagSubscribers } from './bulkUntagSubscribers';
import { create } from './create';
import { getAll } from './getAll';
import { getSubscribers } from './getSubscribers';
import { removeSubscriber } from './removeSubscriber';
import { update } from './update';

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
					'Give a tag to a subscriber who exists already. Nothing changes when they have it. A tag given by name is created when it is missing. May start automations in Kit that react to the tag. To create the subscriber in the same step, use Subscribe of Subscriber.',
				routing: {
					request: { method: 'POST', url: '/tags/{tag}/subscribers/{subscriber}' },
					operations: { pagination: sendForEachTag },
					output: unwrap('subscriber'),
				},
			},
			{
				name: 'Bulk Create',
				value: 'bulkCreate',
				action: 'Bulk create tags',
				description:
					'Create tags, or retrieve those whose names are there, all items in one request per 100 (OAuth2 only)',
				routing: {
					request: { method: 'POST', url: '/bulk/tags' },
					operations: { pagination: createTags },
					output: keepAnswer,
				},
			},
			{
				name: 'Bulk Delete',
				value: 'bulkDelete',
				action: 'Bulk delete tags',
				description:
					'Delete tags permanently, and take them off all subscribers, all items in one request per 100 (OAuth2 only). This cannot be undone.',
				routing: {
					request: { method: 'DELETE', url: '/bulk/tags' },
					operations: { pagination: deleteTags },
					output: keepAnswer,
				},
			},
			{
				name: 'Bulk Tag Subscribers',
				value: 'bulkTagSubscribers',
				action: 'Bulk tag subscribers',
				description:
					'Give tags to subscribers who exist already, all items in one request per 100, also with different tags (OAuth2 only). Tags given by name are created when they are missing.',
				routing: {
					request: { method: 'POST', url: '/bulk/tags/subscribers' },
					operations: { pagination: tagSubscribers },
					output: keepAnswer,
				},
			},
			{
				name: 'Bulk Untag Subscribers',
				value: 'bulkUntagSubscribers',
				action: 'Bulk untag subscribers',
				description:
					'Take tags off subscribers, all items in one request per 100, also with different tags (OAuth2 only). The tags stay in the account.',
				routing: {
					request: { method: 'DELETE', url: '/bulk/tags/subscribers' },
					operations: { pagination: untagSubscribers },
					output: keepAnswer,
				},
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create tag',
				description:
					'Create a new tag, or retrieve the tag of that name if there is one. It is given to nobody.',
				routing: { request: { method: 'POST', url: '/tags' }, output: unwrap('tag') },
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many tags',
				description: 'Retrieve a list of tags with the ID and name of each',
				routing: { request: { method: 'GET', url: '/tags' }, operations: pages('tags') },
			},
			{
				name: 'Get Subscribers',
				value: 'getSubscribers',
				action: 'Get subscribers of tag',
				description:
					'Retrieve a list of the subscribers who have a tag, by default the active ones. The tag can be given by name or ID.',
				routing: {
					request: { method: 'GET', url: '/tags/{tag}/subscribers' },
					operations: pages('subscribers'),
				},
			},
			{
				name: 'Remove From Subscriber',
				value: 'removeSubscriber',
				action: 'Remove tag from subscriber',
				description: 'Take a tag off a subscriber. The tag stays in the account.',
				routing: {
					request: { method: 'DELETE', url: '/tags/{tag}/subscribers/{subscriber}' },
					output: confirm({ removed: true }),
				},
			},
			{
				name: 'Rename',
				value: 'update',
				action: 'Rename tag',
				description: 'Give a tag another name. Subscribers keep it.',
				routing: { request: { method: 'PUT', url: '/tags/{tag}' }, output: unwrap('tag') },
			},
		],
		default: 'addSubscriber',
	},
	oAuth2Notice('tag', ['bulkCreate', 'bulkDelete', 'bulkTagSubscribers', 'bulkUntagSubscribers']),
	...addSubscriber,
	...bulkCreate,
	...bulkDelete,
	...bulkTagSubscribers,
	...bulkUntagSubscribers,
	...create,
	...getAll,
	...getSubscribers,
	...removeSubscriber,
	...update,
];
