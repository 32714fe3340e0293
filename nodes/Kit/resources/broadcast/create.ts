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

const properties: INodeProperties[] = [
	{
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. What we learned in March',
		description: 'The subject of the email',
		routing: { send: textInBody('subject', 'Subject') },
	},
	content,
	emailTemplate,
	...sendTo,
	{
		displayName: 'Send',
		name: 'send',
		type: 'options',
		options: [
			{
				name: 'Save as Draft',
				value: 'draft',
				description: 'Keep the broadcast in Kit without sending it',
			},
			{
				name: 'Schedule',
				value: 'schedule',
				description: 'Have Kit send the broadcast to its recipients at a given time',
			},
		],
		default: 'draft',
		description:
			'Whether and when Kit sends the broadcast. An email that was sent cannot be undone.',
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
