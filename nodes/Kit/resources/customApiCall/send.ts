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
			'The HTTP method to use. If the connection is lost, POST and PATCH requests are retried only where the call is idempotent.',
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. /subscribers/123/tags',
		description:
			'The part of the URL after https://api.kit.com/v4. Paths of bulk operations and purchases require OAuth2.',
	},
	{
		displayName: 'Query Parameters',
		name: 'queryParameters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parameter',
		default: {},
		description: 'The query parameters of the URL',
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
		description: 'The JSON object to send',
	},
	{
		displayName: 'Follow Pages',
		name: 'followPages',
		type: 'boolean',
		default: false,
		description:
			'Whether to follow the pagination of a list and return each record as an item. Otherwise, Kit’s response is returned as a single item.',
	},
	...updateDisplayOptions({ show: { followPages: [true] } }, [
		{
			displayName: 'List Key',
			name: 'listKey',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. tags',
			description: 'The key of the list in Kit’s response',
		},
		...returnAllOrLimit,
	]),
];

export const send = updateDisplayOptions(
	{ show: { resource: ['customApiCall'], operation: ['send'] } },
	properties,
);
