import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { simplify } from '../../../shared/run/simplify';
import { textInBody } from '../../../shared/fields/text';
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
		options: [
			content,
			delayValue,
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
				routing: { send: liquidText(textInBody('subject', 'Subject'), 'subject', 'Subject') },
			},
		],
	},
];

export const update = updateDisplayOptions(
	{ show: { resource: ['sequenceEmail'], operation: ['update'] } },
	properties,
);
