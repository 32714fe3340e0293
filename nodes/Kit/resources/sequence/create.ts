import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { simplify } from '../../../shared/run/simplify';
import { textInBody } from '../../../shared/fields/text';
import { emailTemplate } from '../../parameters/emailTemplate';
import { sendingEmail } from '../../parameters/sendingEmail';
import {
	active,
	excludeSubscribers,
	hold,
	repeat,
	sendDays,
	sendHour,
	timeZone,
} from '../../parameters/sequenceFields';

const properties: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Welcome',
		description: 'The name of the sequence',
		routing: { send: textInBody('name', 'Name') },
	},
	simplify,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			active,
			emailTemplate,
			excludeSubscribers,
			hold,
			repeat,
			sendDays,
			sendHour,
			sendingEmail,
			timeZone,
		],
	},
];

export const create = updateDisplayOptions(
	{ show: { resource: ['sequence'], operation: ['create'] } },
	properties,
);
