import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { choice } from '../../../shared/fields/choice';
import { clearableTextInBody, optionalTextInBody } from '../../../shared/fields/text';
import { optionalUrlInBody } from '../../../shared/fields/url';
import { webhookEndpoint } from '../../parameters/webhookEndpoint';
import { eventsInBody } from '../../routing/webhookEvents';
import { webhookEvents } from '../../parameters/webhookEvents';

const properties: INodeProperties[] = [
	webhookEndpoint,
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Description',
				name: 'description',
				type: 'string',
				default: '',
				description: 'What the endpoint is for',
				routing: { send: clearableTextInBody('description', 'Description', 'description') },
			},
			{ ...webhookEvents, routing: { send: eventsInBody({ optional: true }) } },
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. CRM',
				description: 'The name of the endpoint in Kit',
				routing: { send: optionalTextInBody('name', 'Name') },
			},
			choice('body', 'status', {
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Active', value: 'active' },
					{ name: 'Disabled', value: 'disabled' },
				],
				default: 'active',
				description: 'Whether Kit sends events to the endpoint',
			}),
			{
				displayName: 'URL',
				name: 'url',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/kit',
				description: 'The URL that Kit sends events to. Must be reachable from the internet.',
				routing: { send: optionalUrlInBody('url', 'URL') },
			},
		],
	},
];

export const update = updateDisplayOptions(
	{ show: { resource: ['webhookEndpoint'], operation: ['update'] } },
	properties,
);
