import type { INodeProperties } from 'n8n-workflow';

import { choice } from '../../shared/fields/choice';

/** Filters a list by the state of the subscriber. */
export const status: INodeProperties = choice('query', 'status', {
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
});
