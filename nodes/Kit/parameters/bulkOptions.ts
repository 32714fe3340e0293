import type { INodeProperties } from 'n8n-workflow';

export const bulkOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Callback URL',
			name: 'callbackUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/kit/7f3a9c',
			description:
				'Where Kit sends the results of more than 100 records when they are processed. Kit does not sign this request, so put something into the address that nobody can guess.',
		},
	],
};
