import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { newEmailInBody } from '../../routing/newEmail';
import { customFields } from '../../parameters/customFields';
import { firstName } from '../../../shared/parameters/firstName';
import { subscriber } from '../../parameters/subscriber';

const properties: INodeProperties[] = [
	subscriber,
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				default: '',
				placeholder: 'e.g. nathan@example.com',
				description: 'The new email address, which no other subscriber may have',
				routing: { send: newEmailInBody() },
			},
			firstName,
		],
	},
	customFields,
];

export const update = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['update'] } },
	properties,
);
