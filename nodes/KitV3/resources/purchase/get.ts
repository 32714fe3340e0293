import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { placeId } from '../../../shared/fields/idInPath';
import { simplify } from '../../../shared/run/simplify';

const properties: INodeProperties[] = [
	{
		displayName: 'Purchase',
		name: 'purchase',
		type: 'resourceLocator',
		default: { mode: 'id', value: '' },
		required: true,
		description: 'The purchase to retrieve. Its ID in Kit is not the transaction ID.',
		modes: [
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 2471302',
				validation: [
					{
						type: 'regex',
						properties: { regex: '\\s*\\d+\\s*', errorMessage: 'A purchase ID must be a number' },
					},
				],
			},
		],
		routing: placeId('purchase', 'Purchase'),
	},
	simplify,
];

export const get = updateDisplayOptions(
	{ show: { resource: ['purchase'], operation: ['get'] } },
	properties,
);
