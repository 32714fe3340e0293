import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { simplify } from '../../../shared/run/simplify';
import { textInBody } from '../../../shared/fields/text';
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
				routing: { send: textInBody('name', 'Name') },
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
