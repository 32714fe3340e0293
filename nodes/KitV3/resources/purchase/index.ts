import type { INodeProperties } from 'n8n-workflow';

import { whole } from '../../../shared/run/output';
import { purchaseInBody } from '../../routing/purchase';
import { pages } from '../../send';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';

/** The fields that 'Simplify' keeps. */
const SIMPLE = [
	'id',
	'transaction_id',
	'email_address',
	'status',
	'currency',
	'total',
	'transaction_time',
	'products',
];

export const purchase: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['purchase'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create purchase',
				description:
					'Create a new purchase. A request with an unclear outcome is never retried, since the purchase may already have been recorded.',
				routing: {
					request: { method: 'POST', url: '/purchases' },
					send: { preSend: [purchaseInBody] },
					output: whole('id', SIMPLE),
				},
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get purchase',
				description: 'Retrieve a purchase by ID, with its products. Get Many returns the ID.',
				routing: {
					request: { method: 'GET', url: '/purchases/{purchase}' },
					output: whole('id', SIMPLE),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many purchases',
				description:
					'Retrieve a list of purchases with their products and the buyer’s email address',
				routing: {
					request: { method: 'GET', url: '/purchases' },
					operations: pages('purchases', SIMPLE),
				},
			},
		],
		default: 'getAll',
	},
	...create,
	...get,
	...getAll,
];
