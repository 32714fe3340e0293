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
			'What the custom fields are called in Kit, separated by commas. An expression can also give a list, whose labels may have commas in them.',
		routing: { send: severalInBody('labels', 'Labels', (labels) => ({ label: labels })) },
	},
];

export const createMany = updateDisplayOptions(
	{ show: { resource: ['customField'], operation: ['createMany'] } },
	properties,
);
