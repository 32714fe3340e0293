import type { INodeProperties } from 'n8n-workflow';

import { taggingsInBody } from '../routing/bulk';

export const taggings: INodeProperties = {
	displayName: 'Taggings',
	name: 'records',
	type: 'json',
	default: '[]',
	required: true,
	description:
		'Which tag of which subscriber, as a list such as [{"tag_id": 2471302, "subscriber_id": 1948203}]. An expression can give the list itself. Both have to exist.',
	routing: taggingsInBody,
};
