import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { placeColors } from '../../routing/colors';

const properties: INodeProperties[] = [
	{
		displayName: 'Colors',
		name: 'palette',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. #1B4332, #FFB703',
		description:
			'The new palette: 1 to 10 hex color codes, separated by commas. Colors not listed are removed.',
		routing: placeColors(),
	},
];

export const updateColors = updateDisplayOptions(
	{ show: { resource: ['account'], operation: ['updateColors'] } },
	properties,
);
