import type { INodePropertyOptions } from 'n8n-workflow';

export const STATES: INodePropertyOptions[] = [
	{ name: 'Active', value: 'active' },
	{ name: 'Bounced', value: 'bounced' },
	{ name: 'Cancelled', value: 'cancelled' },
	{ name: 'Complained', value: 'complained' },
	{ name: 'Inactive', value: 'inactive' },
];

export const COUNT_COMPARISONS: INodePropertyOptions[] = [
	{ name: 'At Least', value: 'count_greater_than_or_equal' },
	{ name: 'At Most', value: 'count_less_than_or_equal' },
	{ name: 'Less Than', value: 'count_less_than' },
	{ name: 'More Than', value: 'count_greater_than' },
];

export const VALUE_COMPARISONS: INodePropertyOptions[] = [
	{ name: 'Contains', value: 'contains' },
	{ name: 'Greater Than', value: 'greater_than' },
	{ name: 'Greater Than or Equal', value: 'greater_than_or_equal' },
	{ name: 'Has a Value', value: 'has_value' },
	{ name: 'Is', value: 'is' },
	{ name: 'Less Than', value: 'less_than' },
	{ name: 'Less Than or Equal', value: 'less_than_or_equal' },
];

export const URL_MATCHINGS: INodePropertyOptions[] = [
	{ name: 'Contains', value: 'contains' },
	{ name: 'Ends With', value: 'ends_with' },
	{ name: 'Exact', value: 'exact' },
	{ name: 'Starts With', value: 'starts_with' },
];
