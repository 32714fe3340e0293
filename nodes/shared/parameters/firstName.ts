import type { INodeProperties } from 'n8n-workflow';

import { subscriberTextInBody } from '../fields/blankValues';

/** An optional field of a subscriber; 'Blank Values' decides what a blank value does. */
export const firstName: INodeProperties = {
	displayName: 'First Name',
	name: 'firstName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Nathan',
	description: 'The first name of the subscriber',
	routing: { send: subscriberTextInBody('first_name', 'First Name') },
};
