import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { addedRange } from '../../parameters/addedRange';
import { createdRange } from '../../parameters/createdRange';
import { sequence } from '../../../shared/parameters/sequence';
import { status } from '../../parameters/status';

const properties: INodeProperties[] = [
	sequence,
	...returnAllOrLimit,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [...addedRange, ...createdRange, status],
	},
];

export const getSubscribers = updateDisplayOptions(
	{ show: { resource: ['sequence'], operation: ['getSubscribers'] } },
	properties,
);
