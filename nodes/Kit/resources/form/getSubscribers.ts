import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { dayInQuery } from '../../../shared/date';
import { returnAllOrLimit } from '../../../shared/returnAllOrLimit';
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
		options: [
			{
				displayName: 'Added After',
				name: 'addedAfter',
				type: 'dateTime',
				default: '',
				description: 'Only subscribers who were added to the form after this day',
				routing: { send: dayInQuery('added_after', 'Added After') },
			},
			{
				displayName: 'Added Before',
				name: 'addedBefore',
				type: 'dateTime',
				default: '',
				description: 'Only subscribers who were added to the form before this day',
				routing: { send: dayInQuery('added_before', 'Added Before') },
			},
			...createdRange,
			status,
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
	{ show: { resource: ['form'], operation: ['getSubscribers'] } },
	properties,
);
