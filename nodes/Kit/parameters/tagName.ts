import type { INodeProperties } from 'n8n-workflow';

import { nameInBody } from '../../shared/fields/text';

export const tagName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Customer',
	description: 'The name of the tag. Not case-sensitive.',
	routing: { send: nameInBody('name', 'Name') },
};
