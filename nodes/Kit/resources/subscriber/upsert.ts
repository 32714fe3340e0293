import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { customFields } from '../../parameters/customFields';
import { email } from '../../parameters/email';
import { firstName } from '../../parameters/firstName';

const properties: INodeProperties[] = [
	email,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			firstName,
			{
				displayName: 'State',
				name: 'state',
				type: 'options',
				options: [
					{ name: 'Active', value: 'active' },
					{ name: 'Bounced', value: 'bounced' },
					{ name: 'Cancelled', value: 'cancelled' },
					{ name: 'Complained', value: 'complained' },
					{ name: 'Inactive', value: 'inactive' },
				],
				default: 'active',
				description:
					'The state to create a new subscriber in. Kit never changes the state of somebody who exists. To have a confirmation email sent, create the subscriber as Inactive and add them to a form that has double opt-in.',
				routing: { send: { type: 'body', property: 'state' } },
			},
		],
	},
	customFields,
];

export const upsert = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['upsert'] } },
	properties,
);
