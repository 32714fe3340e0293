import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { addedRange } from '../../parameters/addedRange';
import { createdRange } from '../../parameters/createdRange';
import { form } from '../../parameters/form';
import { slim } from '../../parameters/slim';
import { status } from '../../parameters/status';

const properties: INodeProperties[] = [
	form,
	...returnAllOrLimit,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [...addedRange, ...createdRange, status],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [slim],
	},
];

export const getSubscribers = updateDisplayOptions(
	{ show: { resource: ['form'], operation: ['getSubscribers'] } },
	properties,
);
