import type { INodeProperties } from 'n8n-workflow';

import { optionalTextInQuery } from '../../shared/fields/text';

/** The state of somebody, as a filter of a list. */
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
		'Only return subscribers in this state. Without this filter, only active subscribers are returned.',
	routing: { send: optionalTextInQuery('status', 'Status') },
};
