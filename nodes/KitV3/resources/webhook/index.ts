import type { INodeProperties } from 'n8n-workflow';

import { confirm, unwrap } from '../../../shared/run/output';
import { create } from './create';
import { deleteOne } from './delete';

export const webhook: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['webhook'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create webhook',
				description:
					'Create a new webhook for one event. Save the ID from the output: API V3 cannot list webhooks. To start workflows, use the Kit V3 Trigger node.',
				routing: { request: { method: 'POST', url: '/automations/hooks' }, output: unwrap('rule') },
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete webhook',
				description: 'Delete a webhook permanently by ID. Kit then stops sending its event.',
				routing: {
					request: { method: 'DELETE', url: '/automations/hooks/{webhook}' },
					output: confirm({ deleted: true }, 'success'),
				},
			},
		],
		default: 'create',
	},
	...create,
	...deleteOne,
];
