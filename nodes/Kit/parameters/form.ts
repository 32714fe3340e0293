import type { INodeProperties } from 'n8n-workflow';

import { placeId } from '../../shared/fields/idInPath';

/** A form or a landing page: Kit treats both as forms. */
export const form: INodeProperties = {
	displayName: 'Form',
	name: 'form',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		'The form or landing page to use. The list shows active ones only; specify others by ID.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'getForms', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 2471302',
			validation: [
				{
					type: 'regex',
					properties: { regex: '\\s*\\d+\\s*', errorMessage: 'A form ID must be a number' },
				},
			],
		},
	],
	routing: placeId('form', 'Form'),
};
