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
					'Add a tag to an existing subscriber. Nothing changes if they already have it. A tag specified by name is created if it does not exist. May start automations in Kit that the tag triggers. To create the subscriber in the same step, use Subscriber > Subscribe.',
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
					'Create tags, or retrieve existing ones with the same name, in batches of 100 items (OAuth2 only)',
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
					'Delete tags permanently and remove them from all subscribers, in batches of 100 items (OAuth2 only). This cannot be undone.',
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
					'Add tags to existing subscribers in batches of 100 items, which can have different tags (OAuth2 only). Tags specified by name are created if they do not exist.',
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
					'Remove tags from subscribers in batches of 100 items, which can have different tags (OAuth2 only). The tags stay in the account.',
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
					'Create a new tag, or retrieve the existing tag with that name. It is not added to any subscriber.',
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
					'Retrieve a list of the subscribers who have a tag, by default the active ones. The tag can be specified by name or ID.',
				routing: {
					request: { method: 'GET', url: '/tags/{tag}/subscribers' },
					operations: pages('subscribers'),
				},
			},
			{
				name: 'Remove From Subscriber',
				value: 'removeSubscriber',
				action: 'Remove tag from subscriber',
				description: 'Remove a tag from a subscriber. The tag stays in the account.',
				routing: {
					request: { method: 'DELETE', url: '/tags/{tag}/subscribers/{subscriber}' },
					output: confirm({ removed: true }),
				},
			},
			{
				name: 'Rename',
				value: 'update',
				action: 'Rename tag',
				description: 'Change the name of a tag. Subscribers keep the tag.',
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
