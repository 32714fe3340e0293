import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { optionalTextInBody } from '../../../shared/fields/text';
import { bulkSubscriber } from '../../parameters/bulkSubscriber';
import { form } from '../../parameters/form';
import { processLater } from '../../parameters/processLater';

const properties: INodeProperties[] = [
	{
		displayName: 'Form',
		name: 'form',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description:
			'The form or landing page to use. The list shows active ones only; specify others by ID.',
		modes: form.modes,
	},
	bulkSubscriber,
	...processLater,
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

export const bulkAddSubscribers = updateDisplayOptions(
	{ show: { resource: ['form'], operation: ['bulkAddSubscribers'] } },
	properties,
);
