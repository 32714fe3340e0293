import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { simplify } from '../../../shared/run/simplify';
import { includeStats } from '../../parameters/includeStats';
import { sequence } from '../../../shared/parameters/sequence';
import { sequenceEmail } from '../../parameters/sequenceEmail';

const properties: INodeProperties[] = [
	sequence,
	sequenceEmail,
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

export const get = updateDisplayOptions(
	{ show: { resource: ['sequenceEmail'], operation: ['get'] } },
	properties,
);
