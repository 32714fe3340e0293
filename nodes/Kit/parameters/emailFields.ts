import type { INodeProperties } from 'n8n-workflow';

/** What can be said of emails that were sent, delivered, opened or clicked. */
export const emailFields: INodeProperties[] = [
	{
		displayName: 'After',
		name: 'after',
		type: 'dateTime',
		default: '',
		description: 'Count only what was after this day. Kit keeps statistics for 5 years.',
	},
	{
		displayName: 'Before',
		name: 'before',
		type: 'dateTime',
		default: '',
		description: 'Count only what was before this day',
	},
	{
		displayName: 'Broadcast IDs',
		name: 'broadcastIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12345, 12346',
		description: 'Count only these broadcasts, separated by commas. Leave it empty to count all.',
	},
	{
		displayName: 'Comparison',
		name: 'comparison',
		type: 'options',
		options: [
			{ name: 'At Least', value: 'count_greater_than_or_equal' },
			{ name: 'At Most', value: 'count_less_than_or_equal' },
			{ name: 'Less Than', value: 'count_less_than' },
			{ name: 'More Than', value: 'count_greater_than' },
		],
		default: 'count_greater_than_or_equal',
		description: "How the number has to compare with 'Count'",
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
