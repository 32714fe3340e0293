import type { INodeProperties } from 'n8n-workflow';

import { subscriberTextInBody } from '../fields/blankValues';

/** One of the optional fields of a subscriber; 'Blank Values' says what a blank one does. */
export const firstName: INodeProperties = {
	displayName: 'First Name',
	name: 'firstName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Nathan',
	description: 'The first name of the subscriber',
	routing: { send: subscriberTextInBody('first_name', 'First Name') },
};
