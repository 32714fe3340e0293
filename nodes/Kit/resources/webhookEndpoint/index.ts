import type { INodeProperties } from 'n8n-workflow';

import { confirm, unwrap } from '../../../shared/run/output';
import { somethingToUpdate } from '../../../shared/fields/somethingToUpdate';
import { deliveriesPage, deliveryRecord } from '../../routing/deliveries';
import { pages } from '../../send';
import { create } from './create';
import { deleteOne } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getDeliveries } from './getDeliveries';
import { getDelivery } from './getDelivery';
import { revokePreviousSecret } from './revokePreviousSecret';
import { rotateSecret } from './rotateSecret';
import { update } from './update';

/** The fields that 'Simplify' keeps; with its secret, an endpoint has more than ten. */
const WITH_SECRET = [
	'id',
	'name',
	'url',
	'events',
	'status',
	'description',
	'created_at',
	'secret',
	'previous_secret_expires_at',
];

export const webhookEndpoint: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['webhookEndpoint'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create webhook endpoint',
				description:
					'Create a new webhook endpoint. Its signing secret is returned only once, so save it in a node that follows: newer versions of n8n do not show it in the editor. Requires a paid plan.',
				routing: {
					request: { method: 'POST', url: '/webhook_endpoints' },
					output: unwrap('webhook_endpoint', WITH_SECRET),
				},
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete webhook endpoint',
				description:
					'Delete a webhook endpoint permanently. Kit then stops sending its events. Requires a paid plan.',
				routing: {
					request: { method: 'DELETE', url: '/webhook_endpoints/{webhookEndpoint}' },
					output: confirm({ deleted: true }),
				},
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get webhook endpoint',
				description: 'Retrieve a webhook endpoint without its secret. Requires a paid plan.',
				routing: {
					request: { method: 'GET', url: '/webhook_endpoints/{webhookEndpoint}' },
					output: unwrap('webhook_endpoint'),
				},
			},
			{
				name: 'Get Deliveries',
				value: 'getDeliveries',
				action: 'Get deliveries of webhook endpoint',
				description:
					'Retrieve a list of the deliveries to a webhook endpoint in the last 30 days, newest first. Requires a paid plan.',
				routing: {
					request: { method: 'GET', url: '/webhook_endpoints/{webhookEndpoint}/deliveries' },
					operations: pages('deliveries'),
					output: deliveriesPage,
				},
			},
			{
				name: 'Get Delivery',
				value: 'getDelivery',
				action: 'Get delivery of webhook endpoint',
				description:
					'Retrieve a delivery with all of its attempts. Get Deliveries returns its ID. Requires a paid plan.',
				routing: {
					request: {
						method: 'GET',
						url: '/webhook_endpoints/{webhookEndpoint}/deliveries/{delivery}',
					},
					output: deliveryRecord,
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many webhook endpoints',
				description:
					'Retrieve a list of webhook endpoints without their secrets. Requires a paid plan.',
				routing: {
					request: { method: 'GET', url: '/webhook_endpoints' },
					operations: pages('webhook_endpoints'),
				},
			},
			{
				name: 'Revoke Previous Secret',
				value: 'revokePreviousSecret',
				action: 'Revoke previous secret of webhook endpoint',
				description:
					'Revoke the secret that the last rotation replaced. Otherwise, Kit keeps signing with it until it expires. Requires a paid plan.',
				routing: {
					request: {
						method: 'POST',
						url: '/webhook_endpoints/{webhookEndpoint}/revoke_previous_secret',
					},
					output: unwrap('webhook_endpoint'),
				},
			},
			{
				name: 'Rotate Secret',
				value: 'rotateSecret',
				action: 'Rotate secret of webhook endpoint',
				description:
					'Replace the signing secret. The new one is returned only once, so save it in a node that follows: newer versions of n8n do not show it in the editor. Until previous_secret_expires_at, Kit signs with both. Requires a paid plan.',
				routing: {
					request: { method: 'POST', url: '/webhook_endpoints/{webhookEndpoint}/rotate_secret' },
					output: unwrap('webhook_endpoint', WITH_SECRET),
				},
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update webhook endpoint',
				description:
					'Update a webhook endpoint. Fields you do not add stay unchanged; events replace the existing ones. Requires a paid plan.',
				routing: {
					request: { method: 'PATCH', url: '/webhook_endpoints/{webhookEndpoint}' },
					send: { preSend: [somethingToUpdate] },
					output: unwrap('webhook_endpoint'),
				},
			},
		],
		default: 'getAll',
	},
	...create,
	...deleteOne,
	...get,
	...getAll,
	...getDeliveries,
	...getDelivery,
	...revokePreviousSecret,
	...rotateSecret,
	...update,
];
