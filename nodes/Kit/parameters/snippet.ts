import type { INodeProperties } from 'n8n-workflow';

import { placeId } from '../../shared/fields/idInPath';

export const snippet: INodeProperties = {
	displayName: 'Snippet',
	name: 'snippet',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The snippet to use. The list shows unarchived ones only; specify others by ID.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'getSnippets', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 2471302',
			validation: [
				{
					type: 'regex',
					properties: { regex: '\\s*\\d+\\s*', errorMessage: 'A snippet ID must be a number' },
				},
			],
		},
	],
	routing: placeId('snippet', 'Snippet'),
};
