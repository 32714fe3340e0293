import type { INodeProperties } from 'n8n-workflow';

import { placeId } from '../fields/idInPath';

export const broadcast: INodeProperties = {
	displayName: 'Broadcast',
	name: 'broadcast',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The broadcast to use',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'getBroadcasts', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 2471302',
			validation: [
				{
					type: 'regex',
					properties: { regex: '\\s*\\d+\\s*', errorMessage: 'A broadcast ID must be a number' },
				},
			],
		},
	],
	routing: placeId('broadcast', 'Broadcast'),
};
