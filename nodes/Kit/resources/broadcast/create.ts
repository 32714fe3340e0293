import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { simplify } from '../../../shared/run/simplify';
import { textInBody } from '../../../shared/fields/text';
import {
	allowStartingPoint,
	content,
	description,
	publicOnWeb,
	publishedAt,
	sendAt,
	sendTo,
	thumbnailAlt,
	thumbnailUrl,
} from '../../parameters/broadcastFields';
import { previewText } from '../../parameters/previewText';
import { emailTemplate } from '../../parameters/emailTemplate';
import { sendingEmail } from '../../parameters/sendingEmail';
import { sendAtInBody } from '../../routing/sendAt';
import { liquidText } from '../../routing/liquid';

const properties: INodeProperties[] = [
	{
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. What we learned in March',
		description: 'The subject of the email',
		routing: { send: liquidText(textInBody('subject', 'Subject'), 'subject', 'Subject') },
	},
	content,
	emailTemplate,
	...sendTo,
	{
		displayName: 'Sending',
		name: 'send',
		type: 'options',
		options: [
			{
				name: 'Save as Draft',
				value: 'draft',
				description: 'Save the broadcast in Kit without sending it',
			},
			{
				name: 'Schedule',
				value: 'schedule',
				description: 'Send the broadcast to its recipients at a given time',
			},
		],
		default: 'draft',
		description: 'Whether and when Kit sends the broadcast. Sent emails cannot be recalled.',
		routing: sendAtInBody(),
	},
	sendAt,
	simplify,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			allowStartingPoint,
			description,
			previewText,
			publicOnWeb,
			publishedAt,
			sendingEmail,
			thumbnailAlt,
			thumbnailUrl,
		],
	},
];

export const create = updateDisplayOptions(
	{ show: { resource: ['broadcast'], operation: ['create'] } },
	properties,
);
