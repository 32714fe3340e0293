import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { somethingToUpdate } from '../../../shared/fields/somethingToUpdate';
import { simplify } from '../../../shared/run/simplify';
import { optionalTextInBody } from '../../../shared/fields/text';
import { emailTemplate } from '../../parameters/emailTemplate';
import { sequence } from '../../../shared/parameters/sequence';
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
	sequence,
	simplify,
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		routing: { send: { preSend: [somethingToUpdate] } },
		options: [
			active,
			emailTemplate,
			excludeSubscribers,
			hold,
			repeat,
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. Welcome',
				description: 'The new name of the sequence',
				routing: { send: optionalTextInBody('name', 'Name') },
			},
			sendDays,
			sendHour,
			sendingEmail,
			timeZone,
		],
	},
];

export const update = updateDisplayOptions(
	{ show: { resource: ['sequence'], operation: ['update'] } },
	properties,
);
