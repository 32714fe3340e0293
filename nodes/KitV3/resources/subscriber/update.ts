import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { optionalEmailInBody } from '../../../shared/fields/email';
import { customFields } from '../../parameters/customFields';
import { firstName } from '../../../shared/parameters/firstName';
import { subscriber } from '../../parameters/subscriber';
import { blankValues } from '../../../shared/parameters/blankValues';
import { updateOrRead } from '../../routing/updateOrRead';

const properties: INodeProperties[] = [
	subscriber,
	customFields,
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		// Must be last, when the body contains all updates.
		routing: { send: { preSend: [updateOrRead] } },
		options: [
			blankValues,
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				default: '',
				placeholder: 'e.g. nathan@example.com',
				description: 'The new email address. Must not belong to another subscriber.',
				routing: { send: optionalEmailInBody('email_address', 'Email') },
			},
			firstName,
		],
	},
];

export const update = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['update'] } },
	properties,
);
