import type { INodeProperties } from 'n8n-workflow';

import { placeId } from '../../shared/fields/idInPath';

/** An email of the sequence chosen in the parameter above. */
export const sequenceEmail: INodeProperties = {
	displayName: 'Sequence Email',
	name: 'sequenceEmail',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The email to use. The list shows the emails of the chosen sequence.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'getSequenceEmails', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 2471302',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '\\s*\\d+\\s*',
						errorMessage: 'A sequence email ID must be a number',
					},
				},
			],
		},
	],
	routing: placeId('sequenceEmail', 'Sequence Email'),
};
