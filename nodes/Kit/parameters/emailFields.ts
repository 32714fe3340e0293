import type { INodeProperties } from 'n8n-workflow';

import { COUNT_COMPARISONS } from './filterChoices';

/** The criteria for emails that were sent, delivered, opened or clicked. */
export const emailFields: INodeProperties[] = [
	{
		displayName: 'After',
		name: 'after',
		type: 'dateTime',
		default: '',
		description: 'Only count emails after this date. Kit keeps statistics for 5 years.',
	},
	{
		displayName: 'Before',
		name: 'before',
		type: 'dateTime',
		default: '',
		description: 'Only count emails before this date',
	},
	{
		displayName: 'Broadcast IDs',
		name: 'broadcastIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12345, 12346',
		description:
			'Only count these broadcasts. Separate IDs with commas, or leave empty to count all.',
	},
	{
		displayName: 'Comparison',
		name: 'comparison',
		type: 'options',
		options: COUNT_COMPARISONS,
		default: 'count_greater_than_or_equal',
		description: "How to compare the number with 'Count'",
	},
	{
		displayName: 'Count',
		name: 'count',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 1,
		description: 'The number to compare with',
	},
];
