import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { severalInBody } from '../../routing/several';

const properties: INodeProperties[] = [
	{
		displayName: 'Names',
		name: 'names',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Customer, VIP',
		description:
			'The names of the tags, separated by commas. For names that contain commas, use an expression that returns an array.',
		routing: {
			send: severalInBody('names', 'Names', (names) => ({ tag: names.map((name) => ({ name })) })),
		},
	},
];

export const createMany = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['createMany'] } },
	properties,
);
