import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { dayInQuery } from '../../../shared/fields/date';
import { subscriber } from '../../parameters/subscriber';

const properties: INodeProperties[] = [
	subscriber,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Email Sent After',
				name: 'emailSentAfter',
				type: 'dateTime',
				default: '',
				description:
					'Only count emails sent after this date. Kit keeps statistics for 5 years and rejects earlier dates.',
				routing: { send: dayInQuery('email_sent_after', 'Email Sent After') },
			},
			{
				displayName: 'Email Sent Before',
				name: 'emailSentBefore',
				type: 'dateTime',
				default: '',
				description:
					'Only count emails sent before this date. Kit keeps statistics for 5 years and rejects earlier dates.',
				routing: { send: dayInQuery('email_sent_before', 'Email Sent Before') },
			},
		],
	},
];

export const getStats = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['getStats'] } },
	properties,
);
