import type { INodeProperties } from 'n8n-workflow';

import { pages } from '../../send';
import { getAll } from './getAll';

export const segment: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['segment'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many segments',
				description:
					'Retrieve a list of segments with the ID and name of each. Segments can only be created in Kit; broadcasts use them to choose recipients.',
				routing: { request: { method: 'GET', url: '/segments' }, operations: pages('segments') },
			},
		],
		default: 'getAll',
	},
	...getAll,
];
