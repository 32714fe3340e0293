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

/** The fields of a broadcast in a list that 'Simplify' keeps. */
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

/** The fields of a single broadcast that 'Simplify' keeps. */
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
					"Create a new broadcast, as a draft unless 'Sending' is set to Schedule. Kit then sends it to its recipients, and sent emails cannot be recalled. The account’s plan and permissions must allow it.",
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
					'Delete a broadcast permanently. Kit does not delete a broadcast once it has started sending it. The account’s plan and permissions must allow it.',
				routing: {
					request: { method: 'DELETE', url: '/broadcasts/{broadcast}' },
					output: confirm({ deleted: true }),
				},
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get broadcast',
				description:
					'Retrieve a broadcast by ID, with its subject, content, recipients and status. Get Many returns the ID.',
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
					'Retrieve a list of the links in a broadcast and how many people clicked them. Rates are fractions: 0.25 means 25%. Kit keeps clicks for 5 years.',
				routing: {
					request: { method: 'GET', url: '/broadcasts/{broadcast}/clicks' },
					operations: pages('broadcast.clicks'),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many broadcasts',
				description:
					'Retrieve a list of broadcasts, including drafts and scheduled ones. For statistics, use Get Stats or Get Stats of Many.',
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
					'Retrieve how many people received, opened and clicked a broadcast, and how many unsubscribed. Rates are percentages: 25 means 25%. Requires the broadcast ID, which Get Many returns. Kit keeps statistics for 5 years and rejects older broadcasts.',
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
					'Retrieve a list of broadcasts with how many people received, opened and clicked each. Rates are percentages: 25 means 25%. Requires Kit’s Pro plan. Broadcasts older than 5 years are left out.',
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
					"Update a broadcast that has not been sent yet. Only the fields you add are changed. If 'Sending' is set to Schedule, Kit sends it to its recipients at that time, and sent emails cannot be recalled. The account’s plan and permissions must allow it.",
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
