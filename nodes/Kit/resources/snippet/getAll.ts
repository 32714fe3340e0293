import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { choice } from '../../../shared/fields/choice';
import { booleanIn } from '../../../shared/fields/boolean';
import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { includeContent } from '../../parameters/includeContent';

const properties: INodeProperties[] = [
	...returnAllOrLimit,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Archived',
				name: 'archived',
				type: 'boolean',
				default: true,
				description:
					'Whether to return archived snippets only. Without this filter, only unarchived snippets are returned.',
				routing: { send: booleanIn('query', 'archived', 'Archived') },
			},
			choice('query', 'snippet_type', {
				displayName: 'Type',
				name: 'snippetType',
				type: 'options',
				options: [
					{ name: 'Block', value: 'block' },
					{ name: 'Inline', value: 'inline' },
				],
				default: 'inline',
				description: 'Only return snippets of this type. Without this filter, both are returned.',
			}),
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [includeContent],
	},
];

export const getAll = updateDisplayOptions(
	{ show: { resource: ['snippet'], operation: ['getAll'] } },
	properties,
);
