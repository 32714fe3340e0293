import type { INodeProperties } from 'n8n-workflow';

import { unwrap } from '../../../shared/run/output';
import { checkOneText } from '../../routing/snippet';
import { pages } from '../../send';
import { archive } from './archive';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

/** What 'Simplify' keeps after writing, when the text is known. */
const FIELDS = ['id', 'name', 'key', 'snippet_type', 'archived', 'created_at', 'updated_at'];

export const snippet: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['snippet'] } },
		options: [
			{
				name: 'Archive',
				value: 'archive',
				action: 'Archive snippet',
				description:
					"Archive a snippet. Kit cannot delete snippets. To restore it, use Update and turn 'Archived' off.",
				routing: {
					request: { method: 'PUT', url: '/snippets/{snippet}', body: { archived: true } },
					output: unwrap('snippet', FIELDS),
				},
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create snippet',
				description:
					'Create a new snippet, a piece of text or HTML that emails can share. The output includes its key, for {{ snippet.key }} in emails.',
				routing: {
					request: { method: 'POST', url: '/snippets' },
					output: unwrap('snippet', FIELDS),
				},
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get snippet',
				description: 'Retrieve a snippet by ID, with its content. Get Many returns the ID.',
				routing: {
					request: { method: 'GET', url: '/snippets/{snippet}' },
					output: unwrap('snippet'),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many snippets',
				description: 'Retrieve a list of snippets with the ID, name, key and type of each',
				routing: { request: { method: 'GET', url: '/snippets' }, operations: pages('snippets') },
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update snippet',
				description:
					'Update the name or content of a snippet. Emails that use it get the new content; emails already sent do not change.',
				routing: {
					request: { method: 'PUT', url: '/snippets/{snippet}' },
					send: { preSend: [checkOneText] },
					output: unwrap('snippet', FIELDS),
				},
			},
		],
		default: 'getAll',
	},
	...archive,
	...create,
	...get,
	...getAll,
	...update,
];
