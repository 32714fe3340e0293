import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { bulkOptions } from '../../parameters/bulkOptions';
import { additionsInBody } from '../../routing/bulk';

const properties: INodeProperties[] = [
	{
		displayName: 'Additions',
		name: 'records',
		type: 'json',
		default: '[]',
		required: true,
		description:
			'Which subscriber to which form, as a list such as [{"form_id": 2471302, "subscriber_id": 1948203, "referrer": "https://example.com/offer"}]. An expression can give the list itself. The referrer may be left out. Subscribers have to exist.',
		routing: additionsInBody,
	},
	bulkOptions,
];

export const bulkAddSubscribers = updateDisplayOptions(
	{ show: { resource: ['form'], operation: ['bulkAddSubscribers'] } },
	properties,
);
