import type { INodeProperties } from 'n8n-workflow';

import { placeSubscriber } from '../routing/subscribers';

/** A subscriber, by email address or ID. */
export const subscriber: INodeProperties = {
	displayName: 'Subscriber',
	name: 'subscriber',
	type: 'resourceLocator',
	default: { mode: 'email', value: '' },
	required: true,
	description: 'The subscriber, in any state',
	modes: [
		{
			displayName: 'By Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. nathan@example.com',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 2471302871',
			validation: [
				{
					type: 'regex',
					properties: { regex: '\\s*\\d+\\s*', errorMessage: 'A subscriber ID must be a number' },
				},
			],
		},
	],
	routing: placeSubscriber(),
};
