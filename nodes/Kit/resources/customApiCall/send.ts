import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';

const properties: INodeProperties[] = [
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		options: [
			{ name: 'DELETE', value: 'DELETE' },
			{ name: 'GET', value: 'GET' },
			{ name: 'PATCH', value: 'PATCH' },
			{ name: 'POST', value: 'POST' },
			{ name: 'PUT', value: 'PUT' },
		],
		default: 'GET',
		description:
			'The HTTP method to use. When the connection breaks, a call with POST or PATCH is only sent again where that cannot do the work twice.',
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. /subscribers/123/tags',
		description:
			'What comes after https://api.kit.com/v4. Other addresses cannot be called, and paths of bulk operations and purchases need OAuth2.',
	},
	{
		displayName: 'Query Parameters',
		name: 'queryParameters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parameter',
		default: {},
		description: 'What comes after the question mark of the address',
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. status',
						description: 'The name of the query parameter',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. all',
						description: 'The value of the query parameter',
					},
				],
			},
		],
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'json',
		displayOptions: { hide: { method: ['GET'] } },
		default: '{}',
		description: 'What to send as JSON, which has to be an object',
	},
	{
		displayName: 'Follow Pages',
		name: 'followPages',
		type: 'boolean',
		default: false,
		description:
			'Whether to read a list page by page and give each of its records as an item. Otherwise Kit’s answer is one item, as it is.',
	},
	...updateDisplayOptions({ show: { followPages: [true] } }, [
		{
			displayName: 'List Key',
			name: 'listKey',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. tags',
			description: 'The name that the list has in Kit’s answer',
		},
		...returnAllOrLimit,
	]),
];

export const send = updateDisplayOptions(
	{ show: { resource: ['customApiCall'], operation: ['send'] } },
	properties,
);
