import type { INodeProperties } from 'n8n-workflow';

import { oAuth2Notice } from '../../parameters/oAuth2Notice';
import { unwrap } from '../../../shared/run/output';
import { purchaseInBody } from '../../routing/purchase';
import { pages } from '../../send';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';

const SIMPLE = [
	'id',
	'transaction_id',
	'subscriber_id',
	'email_address',
	'status',
	'currency',
	'total',
	'transaction_time',
	'products',
	'source',
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
					'Create a new purchase (OAuth2 only). Kit creates the subscriber and the products if they do not exist. Not idempotent: sending a transaction ID again updates the purchase and appends its products again, so a request with an unclear outcome is never retried.',
				routing: {
					request: { method: 'POST', url: '/purchases' },
					send: { preSend: [purchaseInBody] },
					output: unwrap('purchase', SIMPLE),
				},
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get purchase',
				description:
					'Retrieve a purchase by ID, with its products (OAuth2 only). Get Many returns the ID.',
				routing: {
					request: { method: 'GET', url: '/purchases/{purchase}' },
					output: unwrap('purchase', SIMPLE),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many purchases',
				description:
					'Retrieve a list of purchases with their products and the buyer’s email address (OAuth2 only)',
				routing: {
					request: { method: 'GET', url: '/purchases' },
					operations: pages('purchases', SIMPLE),
				},
			},
		],
		default: 'getAll',
	},
	oAuth2Notice('purchase', ['create', 'get', 'getAll']),
	...create,
	...get,
	...getAll,
];
