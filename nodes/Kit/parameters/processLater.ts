import type { INodeProperties } from 'n8n-workflow';

/** Lets Kit process the records of all items asynchronously, in one request. */
export const processLater: INodeProperties[] = [
	{
		displayName: 'Process Later',
		name: 'processLater',
		type: 'boolean',
		default: false,
		description:
			'Whether to send all items in one request instead of batches of 100. Kit then processes more than 100 items in the background and sends the results to the callback URL, while the output only says that they are queued. Up to 100 items are still processed right away, and nothing is sent to the callback URL.',
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
			'The URL that Kit sends the results of more than 100 items to. The default resumes a Wait node after this one, set to resume On Webhook Call with the method POST. Kit does not sign this request, so include something that cannot be guessed in a URL of your own.',
	},
];
