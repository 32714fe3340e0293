import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { simplify } from '../../../shared/run/simplify';
import { textInBody } from '../../../shared/fields/text';
import { emailTemplate } from '../../parameters/emailTemplate';
import { previewText } from '../../parameters/previewText';
import { sequence } from '../../../shared/parameters/sequence';
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
	{
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Welcome to my newsletter',
		description: 'The subject line of the email',
		routing: { send: liquidText(textInBody('subject', 'Subject'), 'subject', 'Subject') },
	},
	delayValue,
	delayUnit,
	simplify,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [content, emailTemplate, position, previewText, published, sendDays],
	},
];

export const create = updateDisplayOptions(
	{ show: { resource: ['sequenceEmail'], operation: ['create'] } },
	properties,
);
