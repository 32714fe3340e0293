import type { INodeProperties } from 'n8n-workflow';

import { choice } from '../../shared/fields/choice';

/** The state of a new subscriber. */
export const state: INodeProperties = choice('body', 'state', {
	displayName: 'State',
	name: 'state',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Bounced', value: 'bounced' },
		{ name: 'Cancelled', value: 'cancelled' },
		{ name: 'Complained', value: 'complained' },
		{ name: 'Inactive', value: 'inactive' },
	],
	default: 'active',
	description:
		'The state of a new subscriber. Kit never changes the state of an existing subscriber, so anyone who has unsubscribed stays Cancelled. For double opt-in, choose Inactive and add the subscriber to a form with double opt-in: only forms send the confirmation email.',
});
