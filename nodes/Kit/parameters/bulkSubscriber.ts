import type { INodeProperties } from 'n8n-workflow';

import { subscriber } from './subscriber';

/** Somebody who goes into a record, for which Kit wants the ID. */
export const bulkSubscriber: INodeProperties = {
	displayName: 'Subscriber',
	name: 'subscriber',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description:
		'The subscriber, whatever state they are in. Use the ID where you have it: an email address costs one more request for each person, to look up the ID.',
	modes: subscriber.modes,
};
