import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { textInBody } from '../../../shared/fields/text';
import { simplify } from '../../../shared/run/simplify';
import { snippetTextInBody } from '../../routing/snippet';

const properties: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Sign-off',
		description:
			'The name of the snippet. Kit derives its key from it, which emails use as {{ snippet.key }}.',
		routing: { send: textInBody('name', 'Name') },
	},
	{
		displayName: 'Type',
		name: 'snippetType',
		type: 'options',
		options: [
			{ name: 'Block', value: 'block', description: 'A section of an email, as HTML' },
			{ name: 'Inline', value: 'inline', description: 'Plain text within a line' },
		],
		default: 'inline',
		description: 'What the snippet contains. Cannot be changed later.',
		routing: { send: textInBody('snippet_type', 'Type') },
	},
	{
		displayName: 'Content',
		name: 'content',
		type: 'string',
		typeOptions: { rows: 3 },
		displayOptions: { show: { snippetType: ['inline'] } },
		default: '',
		required: true,
		placeholder: 'e.g. Warmly, Nathan',
		description:
			"The text that the snippet inserts into emails, with Liquid such as {{ subscriber.first_name }}. In an expression, n8n evaluates {{ }} itself, so write {{ '{{' }} there.",
		routing: { send: snippetTextInBody('content', 'content', 'Content') },
	},
	{
		displayName: 'HTML',
		name: 'html',
		type: 'string',
		typeOptions: { editor: 'htmlEditor', rows: 6 },
		displayOptions: { show: { snippetType: ['block'] } },
		default: '',
		required: true,
		placeholder: 'e.g. <p>Warmly, Nathan</p>',
		description:
			"The HTML that the snippet inserts into emails, with Liquid such as {{ subscriber.first_name }}. In an expression, n8n evaluates {{ }} itself, so write {{ '{{' }} there.",
		routing: { send: snippetTextInBody('document_attributes.value_html', 'html', 'HTML') },
	},
	simplify,
];

export const create = updateDisplayOptions(
	{ show: { resource: ['snippet'], operation: ['create'] } },
	properties,
);
