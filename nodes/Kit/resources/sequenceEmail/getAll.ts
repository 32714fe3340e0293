import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/returnAllOrLimit';
import { simplify } from '../../../shared/simplify';
import { includeStats } from '../../parameters/includeStats';
import { sequence } from '../../parameters/sequence';

const properties: INodeProperties[] = [
	sequence,
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
				description: 'Whether to add the content to every email',
				routing: { send: { type: 'query', property: 'include_content' } },
			},
			includeStats,
		],
	},
];

export const getAll = updateDisplayOptions(
	{ show: { resource: ['sequenceEmail'], operation: ['getAll'] } },
	properties,
);
