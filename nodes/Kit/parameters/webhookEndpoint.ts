import type { INodeProperties } from 'n8n-workflow';

import { placeId } from '../../shared/fields/idInPath';

export const webhookEndpoint: INodeProperties = {
	displayName: 'Webhook Endpoint',
	name: 'webhookEndpoint',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		'The webhook endpoint to use. One that an app created can be changed and deleted only by that app, which means with its OAuth2 connection.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'getWebhookEndpoints', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 471302',
			validation: [
				{
					type: 'regex',
					properties: { regex: '\\s*\\d+\\s*', errorMessage: 'A webhook endpoint ID is a number' },
				},
			],
		},
	],
	routing: placeId('webhookEndpoint', 'Webhook Endpoint'),
};
