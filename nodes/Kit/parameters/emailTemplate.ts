import type { INodeProperties } from 'n8n-workflow';

import { idInBody } from '../routing/idInBody';

/** An email's template, as one of its optional fields. */
export const emailTemplate: INodeProperties = {
	displayName: 'Email Template',
	name: 'emailTemplate',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The template to use for the layout of the email',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'getEmailTemplates', searchable: true },
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
						errorMessage: 'An email template ID must be a number',
					},
				},
			],
		},
	],
	routing: { send: idInBody('email_template_id', 'Email Template') },
};
