import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { emailInBody } from '../../../shared/fields/email';
import { somethingToUpdate } from '../../../shared/fields/somethingToUpdate';
import { customFields } from '../../parameters/customFields';
import { firstName } from '../../../shared/parameters/firstName';
import { subscriber } from '../../parameters/subscriber';

const properties: INodeProperties[] = [
	subscriber,
	customFields,
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		// Comes last, when the body holds all that is to be updated.
		routing: { send: { preSend: [somethingToUpdate] } },
		options: [
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				default: '',
				placeholder: 'e.g. nathan@example.com',
				description: 'The new email address, which no other subscriber may have',
				routing: { send: emailInBody('email_address', 'Email') },
			},
			firstName,
		],
	},
];

export const update = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['update'] } },
	properties,
);
