import type { INodeProperties } from 'n8n-workflow';

import { optionalTextInQuery } from '../../shared/fields/text';

/** Filters a list by the state of the subscriber. */
export const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'All', value: 'all' },
		{ name: 'Bounced', value: 'bounced' },
		{ name: 'Cancelled', value: 'cancelled' },
		{ name: 'Complained', value: 'complained' },
		{ name: 'Inactive', value: 'inactive' },
	],
	default: 'active',
	description:
		'Only return subscribers with this status. Without this filter, only active subscribers are returned.',
	routing: { send: optionalTextInQuery('status', 'Status') },
};
