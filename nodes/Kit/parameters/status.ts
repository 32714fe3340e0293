import type { INodeProperties } from 'n8n-workflow';

import { choice } from '../../shared/fields/choice';

/** The state of somebody, as a filter of a list. */
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
		'Only return subscribers in this state. Without this filter, only active subscribers are returned.',
});
