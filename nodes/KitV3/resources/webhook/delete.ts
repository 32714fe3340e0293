import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { placeId } from '../../../shared/fields/idInPath';

const properties: INodeProperties[] = [
	{
		displayName: 'Webhook',
		name: 'webhook',
		type: 'resourceLocator',
		default: { mode: 'id', value: '' },
		required: true,
		description: 'The webhook to delete. Only Create returns its ID: API V3 cannot list webhooks.',
		modes: [
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 471302',
				validation: [
					{
						type: 'regex',
						properties: { regex: '\\s*\\d+\\s*', errorMessage: 'A webhook ID must be a number' },
					},
				],
			},
		],
		routing: placeId('webhook', 'Webhook'),
	},
];

export const deleteOne = updateDisplayOptions(
	{ show: { resource: ['webhook'], operation: ['delete'] } },
	properties,
);
