import type { INodeProperties } from 'n8n-workflow';

import { checkTags, placeTag } from '../routing/tags';

/** For parameters in which an expression may return an array of tags. */
export const SEVERAL_TAGS =
	"For several tags, use an expression that returns an array: {{ $json.tags.split(',') }} splits text such as A, B";

/** An existing tag: looking it up never creates one. */
export const existingTag: INodeProperties = {
	displayName: 'Tag',
	name: 'tag',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The tag to use',
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
	routing: placeTag(),
};

/** A tag to add: one that does not exist yet is created. */
export const tag: INodeProperties = {
	...existingTag,
	description: 'The tag to use. With By Name, a tag that does not exist yet is created.',
	hint: SEVERAL_TAGS,
	modes: (existingTag.modes ?? []).map((mode) =>
		mode.name === 'name' ? { ...mode, hint: 'A tag that does not exist yet is created' } : mode,
	),
	routing: checkTags(),
};
