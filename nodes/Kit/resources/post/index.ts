import type { INodeProperties } from 'n8n-workflow';

import { unwrap } from '../../../shared/run/output';
import { pages } from '../../send';
import { get } from './get';
import { getAll } from './getAll';

/** The fields that 'Simplify' keeps. */
const FIELDS = [
	'id',
	'title',
	'slug',
	'description',
	'content',
	'status',
	'published_at',
	'is_paid',
	'public_url',
	'publication_id',
];

export const post: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['post'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get post',
				description:
					'Retrieve a post of the newsletter by ID, with its content. Get Many returns the ID.',
				routing: {
					request: { method: 'GET', url: '/posts/{post}' },
					output: unwrap('post', FIELDS),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many posts',
				description: 'Retrieve a list of posts of the newsletter, without their content by default',
				routing: { request: { method: 'GET', url: '/posts' }, operations: pages('posts', FIELDS) },
			},
		],
		default: 'getAll',
	},
	...get,
	...getAll,
];
