import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { simplify } from '../../../shared/run/simplify';
import { includeStats } from '../../parameters/includeStats';

const properties: INodeProperties[] = [
	...returnAllOrLimit,
	simplify,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [includeStats],
	},
];

export const getAll = updateDisplayOptions(
	{ show: { resource: ['sequence'], operation: ['getAll'] } },
	properties,
);
