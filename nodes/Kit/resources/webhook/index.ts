import type { INodeProperties } from 'n8n-workflow';

import { confirm, unwrap } from '../../../shared/run/output';
import { pages } from '../../send';
import { create } from './create';
import { deleteOne } from './delete';
import { getAll } from './getAll';

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
				action: 'Create legacy webhook',
				description:
					'Create a new legacy webhook for a single event. Kit neither signs nor retries its deliveries, as it does for webhook endpoints. To start workflows, use the Kit Trigger node.',
				routing: {
					request: { method: 'POST', url: '/webhooks' },
					output: unwrap('webhook'),
				},
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete legacy webhook',
				description: 'Delete a legacy webhook permanently. Kit then stops sending its event.',
				routing: {
					request: { method: 'DELETE', url: '/webhooks/{webhook}' },
					output: confirm({ deleted: true }),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many legacy webhooks',
				description: 'Retrieve a list of legacy webhooks with the URL and event of each',
				routing: {
					request: { method: 'GET', url: '/webhooks' },
					operations: pages('webhooks'),
				},
			},
		],
		default: 'getAll',
	},
	...create,
	...deleteOne,
	...getAll,
];
