import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { optionalTextInBody } from '../../../shared/fields/text';
import { form } from '../../parameters/form';
import { subscriber } from '../../parameters/subscriber';

const properties: INodeProperties[] = [
	form,
	subscriber,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Referrer',
				name: 'referrer',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/offer?utm_source=newsletter',
				description: 'The URL the subscriber came from. Kit extracts its UTM parameters.',
				routing: { send: optionalTextInBody('referrer', 'Referrer') },
			},
		],
	},
];

export const addSubscriber = updateDisplayOptions(
	{ show: { resource: ['form'], operation: ['addSubscriber'] } },
	properties,
);
