import type { INodeProperties } from 'n8n-workflow';

import { emailInBody } from '../../shared/fields/email';

export const email: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. nathan@example.com',
	description:
		'The email address of the subscriber. If a subscriber with this address exists, they are updated.',
	routing: { send: emailInBody('email_address', 'Email') },
};
