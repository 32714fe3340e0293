import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { simplify } from '../../../shared/run/simplify';
import { optionalTextInBody } from '../../../shared/fields/text';
import { urlInBody } from '../../../shared/fields/url';
import { webhookEvents } from '../../parameters/webhookEvents';

const properties: INodeProperties[] = [
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/kit',
		description:
			'The URL that Kit sends events to. Must be reachable from the internet. If several endpoints share a URL, each gets its own delivery.',
		routing: { send: urlInBody('url', 'URL') },
	},
	webhookEvents,
	simplify,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
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
				routing: { send: optionalTextInBody('description', 'Description') },
			},
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. CRM',
				description: 'The name of the endpoint in Kit. If empty, Kit generates one.',
				routing: { send: optionalTextInBody('name', 'Name') },
			},
		],
	},
];

export const create = updateDisplayOptions(
	{ show: { resource: ['webhookEndpoint'], operation: ['create'] } },
	properties,
);
