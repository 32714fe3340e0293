import type { INodeProperties } from 'n8n-workflow';

import { choice } from '../../shared/fields/choice';
import { dayInQuery } from '../../shared/fields/date';

export const broadcastFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Sent After',
			name: 'sentAfter',
			type: 'dateTime',
			default: '',
			description: 'Only return broadcasts sent after this date',
			routing: { send: dayInQuery('sent_after', 'Sent After') },
		},
		{
			displayName: 'Sent Before',
			name: 'sentBefore',
			type: 'dateTime',
			default: '',
			description: 'Only return broadcasts sent before this date',
			routing: { send: dayInQuery('sent_before', 'Sent Before') },
		},
		choice('query', 'status', {
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Aborted', value: 'aborted' },
				{ name: 'Completed', value: 'completed' },
				{ name: 'Draft', value: 'draft' },
				{ name: 'Scheduled', value: 'scheduled' },
				{ name: 'Sending', value: 'sending' },
			],
			default: 'completed',
			description: 'Only return broadcasts with this status',
		}),
	],
};
