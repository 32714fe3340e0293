import type { INodeProperties } from 'n8n-workflow';

import { optionalTextInBody } from '../fields/text';

/** One of the optional fields of a subscriber; nothing is sent when an expression gives no value. */
export const firstName: INodeProperties = {
	displayName: 'First Name',
	name: 'firstName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Nathan',
	description: 'The first name of the subscriber',
	routing: { send: optionalTextInBody('first_name', 'First Name') },
};
