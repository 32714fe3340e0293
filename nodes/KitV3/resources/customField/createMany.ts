import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { severalInBody } from '../../routing/several';

const properties: INodeProperties[] = [
	{
		displayName: 'Labels',
		name: 'labels',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Last name, City',
		description:
			'The labels of the custom fields, separated by commas. For labels that contain commas, use an expression that returns an array.',
		routing: { send: severalInBody('labels', 'Labels', (labels) => ({ label: labels })) },
	},
];

export const createMany = updateDisplayOptions(
	{ show: { resource: ['customField'], operation: ['createMany'] } },
	properties,
);
