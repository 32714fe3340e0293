import type { INodeProperties } from 'n8n-workflow';

import { subscriber } from './subscriber';

/** A subscriber in a bulk record, for which Kit needs the ID. */
export const bulkSubscriber: INodeProperties = {
	displayName: 'Subscriber',
	name: 'subscriber',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description:
		'The subscriber, in any state. Use the ID if you have it: each email address takes an extra request to look up the ID.',
	modes: subscriber.modes,
};
