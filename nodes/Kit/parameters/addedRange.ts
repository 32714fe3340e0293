import type { INodeProperties } from 'n8n-workflow';

import { dayInQuery } from '../../shared/fields/date';

/** Filters by when a subscriber was added to a form or sequence. */
export const addedRange: INodeProperties[] = [
	{
		displayName: 'Added After',
		name: 'addedAfter',
		type: 'dateTime',
		default: '',
		description: 'Only return subscribers added after this date',
		routing: { send: dayInQuery('added_after', 'Added After') },
	},
	{
		displayName: 'Added Before',
		name: 'addedBefore',
		type: 'dateTime',
		default: '',
		description: 'Only return subscribers added before this date',
		routing: { send: dayInQuery('added_before', 'Added Before') },
	},
];
