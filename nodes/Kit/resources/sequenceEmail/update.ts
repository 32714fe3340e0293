import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { somethingToUpdate } from '../../../shared/fields/somethingToUpdate';
import { simplify } from '../../../shared/run/simplify';
import { optionalTextInBody } from '../../../shared/fields/text';
import { emailTemplate } from '../../parameters/emailTemplate';
import { previewText } from '../../parameters/previewText';
import { sequence } from '../../../shared/parameters/sequence';
import { sequenceEmail } from '../../parameters/sequenceEmail';
import {
	content,
	delayUnit,
	delayValue,
	position,
	published,
	sendDays,
} from '../../parameters/sequenceEmailFields';
import { liquidText } from '../../routing/liquid';
import { optionalWholeNumberInBody } from '../../routing/wholeNumber';

const properties: INodeProperties[] = [
	sequence,
	sequenceEmail,
	simplify,
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		routing: { send: { preSend: [somethingToUpdate] } },
		options: [
			content,
			{
				...delayValue,
				routing: {
					send: optionalWholeNumberInBody('delay_value', 'Delay Value', { least: 0 }),
				},
			},
			delayUnit,
			emailTemplate,
			position,
			previewText,
			published,
			sendDays,
			{
				displayName: 'Subject',
				name: 'subject',
				type: 'string',
				default: '',
				placeholder: 'e.g. Welcome to my newsletter',
				description: 'The new subject line of the email',
				routing: {
					send: liquidText(optionalTextInBody('subject', 'Subject'), 'subject', 'Subject'),
				},
			},
		],
	},
];

export const update = updateDisplayOptions(
	{ show: { resource: ['sequenceEmail'], operation: ['update'] } },
	properties,
);
