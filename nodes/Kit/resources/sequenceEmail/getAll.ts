import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { simplify } from '../../../shared/run/simplify';
import { includeContent } from '../../parameters/includeContent';
import { includeStats } from '../../parameters/includeStats';
import { sequence } from '../../../shared/parameters/sequence';

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
		options: [includeContent, includeStats],
	},
];

export const getAll = updateDisplayOptions(
	{ show: { resource: ['sequenceEmail'], operation: ['getAll'] } },
	properties,
);
