import type { INodeProperties } from 'n8n-workflow';

import { placeId } from '../../shared/fields/idInPath';

export const webhookEndpoint: INodeProperties = {
	displayName: 'Webhook Endpoint',
	name: 'webhookEndpoint',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		'The webhook endpoint to use. An endpoint created by an app can only be changed or deleted by that app, with its OAuth2 credential.',
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
					properties: {
						regex: '\\s*\\d+\\s*',
						errorMessage: 'A webhook endpoint ID must be a number',
					},
				},
			],
		},
	],
	routing: placeId('webhookEndpoint', 'Webhook Endpoint'),
};
