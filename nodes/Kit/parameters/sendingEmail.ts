import type { INodeProperties } from 'n8n-workflow';

import { optionalEmailInBody } from '../../shared/fields/email';

/** The sender of an email. */
export const sendingEmail: INodeProperties = {
	displayName: 'Sending Email Address',
	name: 'sendingEmail',
	type: 'string',
	default: '',
	placeholder: 'e.g. nathan@example.com',
	description: 'The address to send from. Must be one of the account’s sending addresses.',
	routing: { send: optionalEmailInBody('email_address', 'Sending Email Address') },
};
