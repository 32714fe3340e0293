import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { somethingToUpdate } from '../../../shared/fields/somethingToUpdate';
import { booleanIn } from '../../../shared/fields/boolean';
import { optionalTextInBody } from '../../../shared/fields/text';
import { simplify } from '../../../shared/run/simplify';
import { snippet } from '../../parameters/snippet';
import { snippetTextInBody } from '../../routing/snippet';

const properties: INodeProperties[] = [
	snippet,
	simplify,
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		routing: { send: { preSend: [somethingToUpdate] } },
		options: [
			{
				displayName: 'Archived',
				name: 'archived',
				type: 'boolean',
				default: false,
				description: 'Whether the snippet is archived. Turn this off to restore it.',
				routing: { send: booleanIn('body', 'archived', 'Archived') },
			},
			{
				displayName: 'Content',
				name: 'content',
				type: 'string',
				typeOptions: { rows: 3 },
				displayOptions: unlessOfType('Block'),
				default: '',
				placeholder: 'e.g. Warmly, Nathan',
				description: 'The new text of an inline snippet. Not available for a block.',
				routing: {
					send: snippetTextInBody('content', 'content', 'Content', { optional: true }),
				},
			},
			{
				displayName: 'HTML',
				name: 'html',
				type: 'string',
				typeOptions: { editor: 'htmlEditor', rows: 6 },
				displayOptions: unlessOfType('Inline'),
				default: '',
				placeholder: 'e.g. <p>Warmly, Nathan</p>',
				description: 'The new HTML of a block. Not available for an inline snippet.',
				routing: {
					send: snippetTextInBody('document_attributes.value_html', 'html', 'HTML', {
						optional: true,
					}),
				},
			},
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. Sign-off',
				description: 'The new name of the snippet',
				routing: { send: optionalTextInBody('name', 'Name') },
			},
		],
	},
];

/**
 * The type of a snippet chosen from the list is part of its cached name; of other snippets, it is
 * unknown. This uses `regex`, because n8n 1 throws for `endsWith` if there is no value, in every
 * operation of the node.
 */
function unlessOfType(type: 'Block' | 'Inline'): INodeProperties['displayOptions'] {
	return { hide: { '/snippet.cachedResultName': [{ _cnd: { regex: `\\(${type}\\)$` } }] } };
}

export const update = updateDisplayOptions(
	{ show: { resource: ['snippet'], operation: ['update'] } },
	properties,
);
