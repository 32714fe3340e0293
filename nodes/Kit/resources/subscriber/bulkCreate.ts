import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { bulkOptions } from '../../parameters/bulkOptions';
import { subscribersInBody } from '../../routing/bulk';

const properties: INodeProperties[] = [
	{
		displayName: 'Subscribers',
		name: 'records',
		type: 'json',
		default: '[]',
		required: true,
		description:
			'The subscribers, as a list such as [{"email_address": "nathan@example.com", "first_name": "Nathan", "state": "active"}]. An expression can give the list itself. Only the email address is needed. The state is that of new subscribers: Kit never changes it for those who exist.',
		routing: subscribersInBody,
	},
	bulkOptions,
];

export const bulkCreate = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['bulkCreate'] } },
	properties,
);
