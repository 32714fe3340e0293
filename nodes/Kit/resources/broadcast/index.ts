import type { INodeProperties } from 'n8n-workflow';

import { confirm, unwrap } from '../../../shared/run/output';
import { keepSchedule } from '../../routing/keepSchedule';
import { pages } from '../../send';
import { create } from './create';
import { deleteOne } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getClicks } from './getClicks';
import { getManyStats } from './getManyStats';
import { getStats } from './getStats';
import { update } from './update';

/** What 'Simplify' keeps of a broadcast. */
const SUMMARY = [
	'id',
	'subject',
	'preview_text',
	'status',
	'send_at',
	'created_at',
	'public',
	'public_url',
	'publication_id',
	'email_template.name',
];

/** And of one that was asked for by itself. */
const WITH_CONTENT = SUMMARY.map((field) => (field === 'created_at' ? 'content' : field));

const STATS = [
	'id',
	'stats.status',
	'stats.progress',
	'stats.recipients',
	'stats.emails_opened',
	'stats.open_rate',
	'stats.total_clicks',
	'stats.click_rate',
	'stats.unsubscribes',
	'stats.unsubscribe_rate',
];

const MANY_STATS = [
	'id',
	'subject',
	'send_at',
	'stats.status',
	'stats.recipients',
	'stats.open_rate',
	'stats.total_clicks',
	'stats.click_rate',
	'stats.unsubscribes',
	'stats.unsubscribe_rate',
];

export const broadcast: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['broadcast'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create broadcast',
				description:
					"Create a new broadcast, as a draft unless 'Send' is set to Schedule. Kit then sends it to its recipients, and what was sent cannot be taken back. The plan and the permissions of the account have to allow it.",
				routing: {
					request: { method: 'POST', url: '/broadcasts' },
					output: unwrap('broadcast', SUMMARY),
				},
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete broadcast',
				description:
					'Delete a broadcast permanently. Kit refuses that once it has started to send it. The plan and the permissions of the account have to allow it.',
				routing: {
					request: { method: 'DELETE', url: '/broadcasts/{broadcast}' },
					output: confirm({ deleted: true }),
				},
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get broadcast',
				description: 'Retrieve a broadcast with its content',
				routing: {
					request: { method: 'GET', url: '/broadcasts/{broadcast}' },
					output: unwrap('broadcast', WITH_CONTENT),
				},
			},
			{
				name: 'Get Link Clicks',
				value: 'getClicks',
				action: 'Get link clicks of broadcast',
				description:
					'Retrieve a list of the links in a broadcast and how many people clicked them. The rates are fractions: 0.25 stands for 25%. Kit keeps clicks for 5 years.',
				routing: {
					request: { method: 'GET', url: '/broadcasts/{broadcast}/clicks' },
					operations: pages('broadcast.clicks'),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many broadcasts',
				description: 'Retrieve a list of broadcasts, also those that are drafts or scheduled',
				routing: {
					request: { method: 'GET', url: '/broadcasts' },
					operations: pages('broadcasts', SUMMARY),
				},
			},
			{
				name: 'Get Stats',
				value: 'getStats',
				action: 'Get stats of broadcast',
				description:
					'Retrieve how many people got a broadcast, opened it, clicked and unsubscribed. Kit keeps statistics for 5 years and refuses an older broadcast.',
				routing: {
					request: { method: 'GET', url: '/broadcasts/{broadcast}/stats' },
					output: unwrap('broadcast', STATS),
				},
			},
			{
				name: 'Get Stats of Many',
				value: 'getManyStats',
				action: 'Get stats of many broadcasts',
				description:
					'Retrieve a list of broadcasts with how many people got, opened and clicked each. Needs the Pro plan of Kit. Broadcasts that are older than 5 years are left out.',
				routing: {
					request: { method: 'GET', url: '/broadcasts/stats' },
					operations: pages('broadcasts', MANY_STATS),
				},
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update broadcast',
				description:
					"Update a broadcast that was not sent yet: only the fields that are given change. With 'Send' set to Schedule, Kit sends it to its recipients at that time, and what was sent cannot be taken back. The plan and the permissions of the account have to allow it.",
				routing: {
					request: { method: 'PUT', url: '/broadcasts/{broadcast}' },
					operations: { pagination: keepSchedule },
					output: unwrap('broadcast', SUMMARY),
				},
			},
		],
		default: 'getAll',
	},
	...create,
	...deleteOne,
	...get,
	...getAll,
	...getClicks,
	...getManyStats,
	...getStats,
	...update,
];
