import type { INodeProperties } from 'n8n-workflow';

import { whole } from '../../../shared/run/output';

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
				description: 'Retrieve the name and the primary email address of the account',
				routing: {
					request: { method: 'GET', url: '/account' },
					output: whole('primary_email_address'),
				},
			},
		],
		default: 'get',
	},
];
