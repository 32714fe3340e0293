import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { simplify } from '../../../shared/run/simplify';
import { somethingToUpdate } from '../../../shared/fields/somethingToUpdate';
import { optionalHtmlInBody, optionalTextInBody } from '../../../shared/fields/text';
import { broadcast } from '../../../shared/parameters/broadcast';
import {
	allowStartingPoint,
	description,
	newRecipients,
	publicOnWeb,
	publishedAt,
	sendAt,
	thumbnailAlt,
	thumbnailUrl,
} from '../../parameters/broadcastFields';
import { previewText } from '../../parameters/previewText';
import { emailTemplate } from '../../parameters/emailTemplate';
import { sendingEmail } from '../../parameters/sendingEmail';
import { sendAtInBody } from '../../routing/sendAt';
import { liquidText } from '../../routing/liquid';

const properties: INodeProperties[] = [
	broadcast,
	{
		displayName: 'Sending',
		name: 'send',
		type: 'options',
		options: [
			{
				name: 'Leave Unchanged',
				value: 'unchanged',
				description: 'Keep the broadcast as it is, whether draft or scheduled',
			},
			{
				name: 'Move Back to Draft',
				value: 'backToDraft',
				description: 'Cancel the schedule, so that Kit does not send the broadcast',
			},
			{
				name: 'Schedule',
				value: 'schedule',
				description: 'Send the broadcast to its recipients at a given time',
			},
		],
		default: 'unchanged',
		description: 'Whether and when Kit sends the broadcast. Sent emails cannot be recalled.',
		routing: sendAtInBody(),
	},
	sendAt,
	simplify,
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		routing: { send: { preSend: [somethingToUpdate] } },
		options: [
			allowStartingPoint,
			{
				displayName: 'Content',
				name: 'content',
				type: 'string',
				typeOptions: { editor: 'htmlEditor', rows: 6 },
				default: '',
				placeholder: 'e.g. <p>Hello {{ subscriber.first_name }}</p>',
				description:
					'The new HTML of the email. Writing back the content of a broadcast made in Kit’s editor turns its blocks into a single one. To use Liquid such as {{ subscriber.first_name }}, keep this field Fixed or take the HTML from an input field: in an expression, n8n evaluates {{ }} itself.',
				routing: {
					send: liquidText(optionalHtmlInBody('content', 'Content'), 'content', 'Content'),
				},
			},
			description,
			emailTemplate,
			previewText,
			publicOnWeb,
			publishedAt,
			newRecipients,
			sendingEmail,
			{
				displayName: 'Subject',
				name: 'subject',
				type: 'string',
				default: '',
				placeholder: 'e.g. What we learned in March',
				description: 'The subject of the email',
				routing: {
					send: liquidText(optionalTextInBody('subject', 'Subject'), 'subject', 'Subject'),
				},
			},
			thumbnailAlt,
			thumbnailUrl,
		],
	},
];

export const update = updateDisplayOptions(
	{ show: { resource: ['broadcast'], operation: ['update'] } },
	properties,
);
