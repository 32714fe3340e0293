import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { tagNameInBody } from '../../routing/tags';

const properties: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Customer',
		description: 'The name of the tag',
		routing: { send: tagNameInBody() },
	},
];

export const create = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['create'] } },
	properties,
);
