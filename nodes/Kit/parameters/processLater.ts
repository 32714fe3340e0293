import type { INodeProperties } from 'n8n-workflow';

/** Lets Kit do the records of all items in one request, some time after it has answered. */
export const processLater: INodeProperties[] = [
	{
		displayName: 'Process Later',
		name: 'processLater',
		type: 'boolean',
		default: false,
		description:
			'Whether to send all items in one request instead of one for each 100. Kit then does more than 100 some time later and sends the results to the Callback URL, while the items only say that they are queued. Up to 100 are done at once all the same, and nothing is sent to the Callback URL.',
	},
	{
		displayName: 'Callback URL',
		name: 'callbackUrl',
		type: 'string',
		default: '={{ $execution.resumeUrl }}',
		required: true,
		displayOptions: { show: { processLater: [true] } },
		placeholder: 'e.g. https://example.com/kit/7f3a9c',
		description:
			'Where Kit sends the results of more than 100 items. As it is, it wakes up a Wait node after this one that resumes On Webhook Call with the method POST. Kit does not sign this request, so an address of your own needs something that nobody can guess.',
	},
];
