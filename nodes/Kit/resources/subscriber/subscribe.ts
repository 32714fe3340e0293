import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { customFields } from '../../parameters/customFields';
import { email } from '../../parameters/email';
import { firstName } from '../../parameters/firstName';
import { form } from '../../parameters/form';
import { sequence } from '../../parameters/sequence';
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
		displayName: 'Sequences',
		name: 'sequences',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Sequence',
		default: {},
		description: 'Sequences to add the subscriber to, whose emails Kit then starts to send',
		options: [
			{
				displayName: 'Sequence',
				name: 'sequence',
				values: [
					{
						displayName: 'Sequence',
						name: 'sequence',
						type: 'resourceLocator',
						default: { mode: 'list', value: '' },
						required: true,
						description: 'The sequence, which has to be active',
						modes: sequence.modes,
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
	customFields,
];

export const subscribe = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['subscribe'] } },
	properties,
);
