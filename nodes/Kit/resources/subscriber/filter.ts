import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { emailFields } from '../../parameters/emailFields';
import { STATES, URL_MATCHINGS, VALUE_COMPARISONS } from '../../parameters/filterChoices';
import { filterInBody } from '../../routing/filter/filterInBody';
import { formIds } from '../../parameters/formIds';
import { tagIds } from '../../parameters/tagIds';

const properties: INodeProperties[] = [
	{
		displayName: 'Conditions',
		name: 'conditions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Condition',
		default: {},
		required: true,
		description:
			'The conditions that subscribers must meet, all of them. Without a State condition, subscribers in any state are returned, including those who have unsubscribed. Kit can take up to five minutes to reflect a change.',
		routing: filterInBody(),
		options: [
			{
				displayName: 'Attribution by Form',
				name: 'attributionByForm',
				values: [formIds],
			},
			{
				displayName: 'Attribution by Source',
				name: 'attributionBySource',
				values: [
					{
						displayName: 'Mechanism',
						name: 'mechanism',
						type: 'string',
						default: '',
						description: 'The source mechanism in the subscriber’s attribution',
					},
					{
						displayName: 'Mechanism IDs',
						name: 'mechanismIds',
						type: 'string',
						default: '',
						placeholder: 'e.g. 12345, 12346',
						description: 'The IDs of source mechanisms, separated by commas',
					},
					{
						displayName: 'Source IDs',
						name: 'sourceIds',
						type: 'string',
						default: '',
						placeholder: 'e.g. 12345, 12346',
						description: 'The IDs of sources, separated by commas',
					},
					{
						displayName: 'Source Names',
						name: 'sourceNames',
						type: 'string',
						default: '',
						placeholder: 'e.g. Winter Guide, Spring Guide',
						description:
							'The names of sources, separated by commas. For names that contain commas, use an expression that returns an array.',
					},
					{
						displayName: 'Source Type',
						name: 'sourceType',
						type: 'string',
						default: '',
						placeholder: 'e.g. form_subscription',
						description:
							'The type of source, such as form_subscription, api_subscription or manual. All fields that are filled in must match.',
					},
				],
			},
			{
				displayName: 'Clicks',
				name: 'clicks',
				values: [
					...emailFields,
					{
						displayName: 'Link IDs',
						name: 'linkIds',
						type: 'string',
						default: '',
						placeholder: 'e.g. 12345, 12346',
						description: 'Only count clicks on these links. Separate IDs with commas.',
					},
					{
						displayName: 'URL Matching',
						name: 'urlMatching',
						type: 'options',
						options: URL_MATCHINGS,
						default: 'exact',
						description: "How to match links with 'URLs'",
					},
					{
						displayName: 'URLs',
						name: 'urls',
						type: 'string',
						typeOptions: { multipleValues: true, multipleValueButtonText: 'Add URL' },
						default: [],
						placeholder: 'e.g. https://example.com/offer',
						description: 'Only count clicks on links with these URLs',
					},
				],
			},
			{
				displayName: 'Custom Field',
				name: 'customField',
				values: [
					{
						displayName: 'Custom Field',
						name: 'customField',
						type: 'resourceLocator',
						default: { mode: 'list', value: '' },
						description: 'The custom field to compare',
						modes: [
							{
								displayName: 'From List',
								name: 'list',
								type: 'list',
								typeOptions: { searchListMethod: 'getCustomFields', searchable: true },
							},
							{
								displayName: 'By ID',
								name: 'id',
								type: 'string',
								placeholder: 'e.g. 471302',
								validation: [
									{
										type: 'regex',
										properties: {
											regex: '\\s*\\d+\\s*',
											errorMessage: 'A custom field ID must be a number',
										},
									},
								],
							},
						],
					},
					{
						displayName: 'Comparison',
						name: 'comparison',
						type: 'options',
						options: VALUE_COMPARISONS,
						default: 'is',
						description: "How to compare the field with 'Value'",
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						displayOptions: { hide: { comparison: ['has_value'] } },
						default: '',
						description: 'The value to compare the field with',
					},
				],
			},
			{ displayName: 'Delivered', name: 'delivered', values: [...emailFields] },
			{
				displayName: 'Location',
				name: 'location',
				values: [
					{
						displayName: 'Latitude',
						name: 'latitude',
						type: 'number',
						typeOptions: { minValue: -90, maxValue: 90, numberPrecision: 6 },
						default: 0,
						description: 'The latitude in degrees, negative south of the equator',
					},
					{
						displayName: 'Longitude',
						name: 'longitude',
						type: 'number',
						typeOptions: { minValue: -180, maxValue: 180, numberPrecision: 6 },
						default: 0,
						description: 'The longitude in degrees, negative west of Greenwich',
					},
					{
						displayName: 'Radius in Miles',
						name: 'radius',
						type: 'number',
						typeOptions: { minValue: 0, numberPrecision: 2 },
						default: 50,
						description:
							'The maximum distance. Kit searches a square around the location, not a circle.',
					},
				],
			},
			{ displayName: 'Opens', name: 'opens', values: [...emailFields] },
			{ displayName: 'Sent', name: 'sent', values: [...emailFields] },
			{
				displayName: 'State',
				name: 'state',
				values: [
					{
						displayName: 'States',
						name: 'states',
						type: 'multiOptions',
						options: STATES,
						default: ['active'],
						description: 'The states to include. A subscriber must be in one of them.',
					},
				],
			},
			{
				displayName: 'Subscribed',
				name: 'subscribed',
				values: [
					{
						displayName: 'After',
						name: 'after',
						type: 'dateTime',
						default: '',
						description: 'Only return subscribers who signed up after this date',
					},
					{
						displayName: 'Before',
						name: 'before',
						type: 'dateTime',
						default: '',
						description: 'Only return subscribers who signed up before this date',
					},
				],
			},
			{
				displayName: 'Tags',
				name: 'tags',
				values: [tagIds],
			},
		],
	},
	...returnAllOrLimit,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Counting Mode',
				name: 'countingMode',
				type: 'options',
				options: [
					{ name: 'Every Event', value: 'raw' },
					{ name: 'Once per Email', value: 'unique_email' },
				],
				default: 'raw',
				description:
					'How to count repeated opens and clicks of the same email. Defaults to Every Event.',
			},
			{
				displayName: 'Include',
				name: 'include',
				type: 'multiOptions',
				options: [
					{
						name: 'Attribution',
						value: 'attribution',
						description: 'How the subscriber joined the account',
					},
					{ name: 'Cancelled At', value: 'canceled_at', description: 'When they unsubscribed' },
					{
						name: 'Custom Fields',
						value: 'custom_fields',
						description: 'The values of their custom fields',
					},
					{ name: 'Location', value: 'location', description: 'Their location' },
					{
						name: 'Stats',
						value: 'stats',
						description: 'How many emails they were sent, opened and clicked',
					},
					{ name: 'Tags', value: 'tags', description: 'The tags they have' },
				],
				default: [],
				description: 'Additional data to return for each subscriber',
			},
			{
				displayName: 'Stats End',
				name: 'statsEnd',
				type: 'dateTime',
				default: '',
				description: "The last day of the Stats in 'Include'",
			},
			{
				displayName: 'Stats Start',
				name: 'statsStart',
				type: 'dateTime',
				default: '',
				description:
					"The first day of the Stats in 'Include'. Without a range, they cover the last 90 days. Kit keeps statistics for 5 years and rejects earlier dates.",
			},
		],
	},
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'collection',
		placeholder: 'Add Sort Rule',
		default: {},
		options: [
			{
				displayName: 'Sort Field',
				name: 'sortField',
				type: 'options',
				options: [
					{ name: 'Click Rate', value: 'engagement__click_rate' },
					{ name: 'Clicks', value: 'engagement__clicks' },
					{ name: 'Created At', value: 'created_at' },
					{ name: 'Distance', value: 'location__distance' },
					{ name: 'Email', value: 'email_address' },
					{ name: 'Emails Sent', value: 'engagement__sent' },
					{ name: 'First Name', value: 'first_name' },
					{ name: 'ID', value: 'id' },
					{ name: 'Open Rate', value: 'engagement__open_rate' },
					{ name: 'Opens', value: 'engagement__opens' },
				],
				default: 'created_at',
				description: 'The field to sort by. Distance requires a Location condition.',
			},
			{
				displayName: 'Sort Order',
				name: 'sortOrder',
				type: 'options',
				options: [
					{ name: 'Ascending', value: 'asc' },
					{ name: 'Descending', value: 'desc' },
				],
				default: 'desc',
				description: 'The sort order. Defaults to descending, or to ascending for Distance.',
			},
		],
	},
];

export const filter = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['filter'] } },
	properties,
);
