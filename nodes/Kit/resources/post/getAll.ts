import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/returnAllOrLimit';
import { simplify } from '../../../shared/simplify';

const properties: INodeProperties[] = [
	...returnAllOrLimit,
	simplify,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Include Content',
				name: 'includeContent',
				type: 'boolean',
				default: true,
				description: 'Whether to add the HTML of every post, which makes long lists slower',
				routing: { send: { type: 'query', property: 'include_content' } },
			},
		],
	},
];

export const getAll = updateDisplayOptions(
	{ show: { resource: ['post'], operation: ['getAll'] } },
	properties,
);
