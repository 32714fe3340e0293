import type { INodeProperties } from 'n8n-workflow';

import { pages } from '../../send';
import { getAll } from './getAll';

export const emailTemplate: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['emailTemplate'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many email templates',
				description:
					'Retrieve a list of email templates with the ID, name and category of each. Broadcasts and sequence emails use them.',
				routing: {
					request: { method: 'GET', url: '/email_templates' },
					operations: pages('email_templates'),
				},
			},
		],
		default: 'getAll',
	},
	...getAll,
];
