import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { placeId } from '../../../shared/fields/idInPath';
import { includePayload } from '../../routing/deliveries';
import { webhookEndpoint } from '../../parameters/webhookEndpoint';

const properties: INodeProperties[] = [
	webhookEndpoint,
	{
		displayName: 'Delivery ID',
		name: 'delivery',
		type: 'resourceLocator',
		default: { mode: 'id', value: '' },
		required: true,
		description:
			'The delivery to retrieve. Kit sends its ID as delivery_id and in the X-Kit-Delivery header.',
		modes: [
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 2471302',
				validation: [
					{
						type: 'regex',
						properties: { regex: '\\s*\\d+\\s*', errorMessage: 'A delivery ID must be a number' },
					},
				],
			},
		],
		routing: placeId('delivery', 'Delivery ID'),
	},
	{
		displayName: 'Include Events',
		name: 'includeEvents',
		type: 'boolean',
		default: false,
		description:
			'Whether to include the events that Kit sent, as payload, so that you can recover missed events',
		routing: includePayload(),
	},
];

export const getDelivery = updateDisplayOptions(
	{ show: { resource: ['webhookEndpoint'], operation: ['getDelivery'] } },
	properties,
);
