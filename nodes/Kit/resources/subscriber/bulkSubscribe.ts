import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { bulkCustomFields } from '../../parameters/bulkCustomFields';
import { email } from '../../parameters/email';
import { firstName } from '../../parameters/firstName';
import { form } from '../../parameters/form';
import { state } from '../../parameters/state';
import { tag } from '../../parameters/tag';

const properties: INodeProperties[] = [
	email,
	{
		displayName: 'Forms',
		name: 'forms',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Form',
		default: {},
		description:
			'Forms and landing pages to add the subscriber to. A form with double opt-in sends the confirmation email to a subscriber who is inactive, so set the State of new ones to Inactive.',
		options: [
			{
				displayName: 'Form',
				name: 'form',
				values: [
					{
						displayName: 'Form',
						name: 'form',
						type: 'resourceLocator',
						default: { mode: 'list', value: '' },
						required: true,
						description:
							'The form or landing page. The list shows the active ones; others can be given by ID.',
						modes: form.modes,
					},
				],
			},
		],
	},
	{
		displayName: 'Tags',
		name: 'tags',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Tag',
		default: {},
		description: 'Tags to give the subscriber',
		options: [
			{
				displayName: 'Tag',
				name: 'tag',
				values: [
					{
						displayName: 'Tag',
						name: 'tag',
						type: 'resourceLocator',
						default: { mode: 'list', value: '' },
						required: true,
						description: 'The tag. With By Name, a tag that does not exist yet is created.',
						modes: tag.modes,
					},
				],
			},
		],
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			firstName,
			{
				displayName: 'Referrer',
				name: 'referrer',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/offer?utm_source=newsletter',
				description:
					"The URL that the subscriber came from. Kit keeps it for each form under 'Forms' and takes the UTM parameters out of it; without a form it is not used.",
			},
			state,
		],
	},
	bulkCustomFields,
];

export const bulkSubscribe = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['bulkSubscribe'] } },
	properties,
);
