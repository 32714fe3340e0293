import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { choice } from '../../../shared/fields/choice';
import { optionalTextInQuery } from '../../../shared/fields/text';
import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { webhookEndpoint } from '../../parameters/webhookEndpoint';
import { webhookEvents } from '../../parameters/webhookEvents';

const properties: INodeProperties[] = [
	webhookEndpoint,
	...returnAllOrLimit,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Event',
				name: 'event',
				type: 'options',
				options: webhookEvents.options,
				default: 'subscriber.created',
				description: 'Only return deliveries of this event',
				routing: { send: optionalTextInQuery('event_type', 'Event') },
			},
			choice('query', 'status', {
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Delivered', value: 'delivered' },
					{ name: 'Failed', value: 'failed', description: 'Kit stopped retrying' },
					{ name: 'Pending', value: 'pending', description: 'Not attempted yet' },
					{ name: 'Retrying', value: 'retrying' },
				],
				default: 'failed',
				description: 'Only return deliveries with this status',
			}),
		],
	},
];

export const getDeliveries = updateDisplayOptions(
	{ show: { resource: ['webhookEndpoint'], operation: ['getDeliveries'] } },
	properties,
);
