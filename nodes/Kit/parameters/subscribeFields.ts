import type { INodeProperties } from 'n8n-workflow';

import { firstName } from '../../shared/parameters/firstName';
import { form } from './form';
import { state } from './state';
import { SEVERAL_TAGS, tag } from './tag';
import { blankValues } from '../../shared/parameters/blankValues';

/** The forms that Subscribe and Bulk Subscribe add a subscriber to. */
export const subscribeForms: INodeProperties = {
	displayName: 'Forms',
	name: 'forms',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Form',
	default: {},
	description:
		"Forms and landing pages to add the subscriber to. A form with double opt-in sends its confirmation email to inactive subscribers only, so set 'State' to Inactive for new ones. A form without a format never sends one.",
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
						'The form or landing page. The list shows active ones only; specify others by ID.',
					modes: form.modes,
				},
			],
		},
	],
};

/** The tags that Subscribe and Bulk Subscribe add to a subscriber. */
export const subscribeTags: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Tag',
	default: {},
	description: 'Tags to add to the subscriber',
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
					description: 'The tag to add. With By Name, a tag that does not exist yet is created.',
					hint: SEVERAL_TAGS,
					modes: tag.modes,
				},
			],
		},
	],
};

/** The additional fields of Subscribe and Bulk Subscribe. */
export const subscribeDetails: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		blankValues,
		firstName,
		{
			displayName: 'Referrer',
			name: 'referrer',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/offer?utm_source=newsletter',
			description:
				"The URL the subscriber came from. Kit saves it for each form in 'Forms' and extracts its UTM parameters. Without a form, it is not used.",
		},
		state,
	],
};
