import type { INodeProperties } from 'n8n-workflow';

import { dayInQuery } from '../../shared/fields/date';

/** Filters by when a subscriber was created. */
export const createdRange: INodeProperties[] = [
	{
		displayName: 'Created After',
		name: 'createdAfter',
		type: 'dateTime',
		default: '',
		description: 'Only return subscribers created after this date',
		routing: { send: dayInQuery('created_after', 'Created After') },
	},
	{
		displayName: 'Created Before',
		name: 'createdBefore',
		type: 'dateTime',
		default: '',
		description: 'Only return subscribers created before this date',
		routing: { send: dayInQuery('created_before', 'Created Before') },
	},
];
