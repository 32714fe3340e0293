import type { INodeProperties } from 'n8n-workflow';

import { placeId } from '../fields/idInPath';

export const sequence: INodeProperties = {
	displayName: 'Sequence',
	name: 'sequence',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The sequence to use',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'getSequences', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 2471302',
			validation: [
				{
					type: 'regex',
					properties: { regex: '\\s*\\d+\\s*', errorMessage: 'A sequence ID must be a number' },
				},
			],
		},
	],
	routing: placeId('sequence', 'Sequence'),
};
