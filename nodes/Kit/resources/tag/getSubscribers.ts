import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { dayInQuery } from '../../../shared/fields/date';
import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { createdRange } from '../../parameters/createdRange';
import { slim } from '../../parameters/slim';
import { status } from '../../parameters/status';
import { existingTag } from '../../parameters/tag';

const properties: INodeProperties[] = [
	existingTag,
	...returnAllOrLimit,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			...createdRange,
			status,
			{
				displayName: 'Tagged After',
				name: 'taggedAfter',
				type: 'dateTime',
				default: '',
				description: 'Only return subscribers tagged after this date',
				routing: { send: dayInQuery('tagged_after', 'Tagged After') },
			},
			{
				displayName: 'Tagged Before',
				name: 'taggedBefore',
				type: 'dateTime',
				default: '',
				description: 'Only return subscribers tagged before this date',
				routing: { send: dayInQuery('tagged_before', 'Tagged Before') },
			},
		],
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
	{ show: { resource: ['tag'], operation: ['getSubscribers'] } },
	properties,
);
