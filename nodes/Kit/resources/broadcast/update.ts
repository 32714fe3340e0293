import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { simplify } from '../../../shared/run/simplify';
import { somethingToUpdate } from '../../../shared/fields/somethingToUpdate';
import { textInBody } from '../../../shared/fields/text';
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
import { contentInBody } from '../../routing/content';
import { sendAtInBody } from '../../routing/sendAt';

const properties: INodeProperties[] = [
	broadcast,
	{
		displayName: 'Send',
		name: 'send',
		type: 'options',
		options: [
			{
				name: 'Leave Unchanged',
				value: 'unchanged',
				description: 'Keep the broadcast a draft, or scheduled as it is',
			},
			{
				name: 'Move Back to Draft',
				value: 'backToDraft',
				description: 'Take the broadcast off its schedule, so that Kit does not send it',
			},
			{
				name: 'Schedule',
				value: 'schedule',
				description: 'Have Kit send the broadcast to its recipients at a given time',
			},
		],
		default: 'unchanged',
		description:
			'Whether and when Kit sends the broadcast. An email that was sent cannot be undone.',
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
				typeOptions: { rows: 6 },
				default: '',
				placeholder: 'e.g. <p>Hello {{ subscriber.first_name }}</p>',
				description:
					"The HTML of the email. Add this only to change it: writing back what Kit gives for a broadcast that was made in Kit's editor turns its blocks into a single one. Liquid such as {{ subscriber.first_name }} has to be fixed text or come from a field of the input: in an expression n8n takes {{ }} for its own.",
				routing: { send: contentInBody() },
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
				routing: { send: textInBody('subject', 'Subject') },
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
