import type { INodeProperties } from 'n8n-workflow';

import { emailInBody } from '../../shared/fields/email';

/** The email address of the subscriber to add. */
export const email: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. nathan@example.com',
	description:
		'The email address of the subscriber. If no subscriber has this address, Kit creates one.',
	routing: { send: emailInBody('email', 'Email') },
};
