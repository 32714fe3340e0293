import type { INodeProperties } from 'n8n-workflow';

import { answer, prepareCall, sendCall } from '../../routing/apiCall';
import { send } from './send';

export const customApiCall: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['customApiCall'] } },
		options: [
			{
				// n8n appends an entry with this name to every list of operations that does not end with
				// one.
				name: 'Custom API Call',
				value: 'send',
				action: 'Make custom API call',
				description:
					'Call any path of Kit’s API V4 that no other operation covers. Rate limits, retries and error messages work as in the other operations. Depending on the method, it can change or delete anything in the account.',
				routing: {
					request: { method: 'GET', url: '/{path}' },
					send: { preSend: [prepareCall] },
					operations: { pagination: sendCall },
					output: answer,
				},
			},
		],
		default: 'send',
	},
	...send,
];
