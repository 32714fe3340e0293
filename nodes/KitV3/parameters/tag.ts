import type { INodeProperties } from 'n8n-workflow';

import { checkTag, placeTag } from '../routing/tags';

/** A tag to add: one that does not exist yet is created. */
export const tag: INodeProperties = {
	displayName: 'Tag',
	name: 'tag',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The tag to use. With By Name, a tag that does not exist yet is created.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'getTags', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Customer',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 2471302',
			validation: [
				{
					type: 'regex',
					properties: { regex: '\\s*\\d+\\s*', errorMessage: 'A tag ID must be a number' },
				},
			],
		},
	],
	routing: checkTag(),
};

/** An existing tag: looking it up never creates one. */
export const existingTag: INodeProperties = {
	displayName: 'Tag',
	name: 'tag',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The tag to use',
	modes: tag.modes,
	routing: placeTag(),
};
