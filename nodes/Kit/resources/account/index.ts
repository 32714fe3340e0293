import type { INodeProperties } from 'n8n-workflow';

import { unwrap, whole } from '../../../shared/run/output';
import { creatorProfile } from '../../routing/creatorProfile';
import { getGrowthStats } from './getGrowthStats';
import { updateColors } from './updateColors';

export const account: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['account'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get account',
				description:
					'Retrieve the account that the credential belongs to, with its plan, time zone and sending addresses, and the user',
				routing: { request: { method: 'GET', url: '/account' }, output: whole('account') },
			},
			{
				name: 'Get Colors',
				value: 'getColors',
				action: 'Get account colors',
				description: 'Retrieve the color palette of the account, as hex codes',
				routing: { request: { method: 'GET', url: '/account/colors' }, output: whole('colors') },
			},
			{
				name: 'Get Creator Profile',
				value: 'getCreatorProfile',
				action: 'Get account creator profile',
				description:
					'Retrieve the creator profile of the account. If there is none, all values are null.',
				routing: {
					request: { method: 'GET', url: '/account/creator_profile' },
					operations: { pagination: creatorProfile },
					output: unwrap('profile'),
				},
			},
			{
				name: 'Get Email Stats',
				value: 'getEmailStats',
				action: 'Get account email stats',
				description:
					'Retrieve how many emails the account sent in the last 90 days, and how many of them were opened and clicked. Rates are percentages. For a single broadcast, use Broadcast > Get Stats.',
				routing: {
					request: { method: 'GET', url: '/account/email_stats' },
					output: unwrap('stats'),
				},
			},
			{
				name: 'Get Growth Stats',
				value: 'getGrowthStats',
				action: 'Get account growth stats',
				description:
					'Retrieve how many subscribers the account gained and lost, by default in the last 90 days. Days are in the account’s sending time zone. To list the subscribers themselves, use Subscriber > Get Many.',
				routing: {
					request: { method: 'GET', url: '/account/growth_stats' },
					output: unwrap('stats'),
				},
			},
			{
				name: 'Update Colors',
				value: 'updateColors',
				action: 'Update account colors',
				description:
					'Replace the whole color palette of the account with the given colors. Get Colors retrieves the current ones.',
				routing: { request: { method: 'PUT', url: '/account/colors' }, output: whole('colors') },
			},
		],
		default: 'get',
	},
	...getGrowthStats,
	...updateColors,
];
