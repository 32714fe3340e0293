import type { INodeProperties } from 'n8n-workflow';

import { booleanIn } from '../../shared/fields/boolean';
import { clearableTextInBody } from '../../shared/fields/text';
import { momentInBody } from '../../shared/fields/time';
import { contentInBody } from '../routing/content';
import { recipientsInBody, sendToInBody } from '../routing/recipients';
import { segmentIds } from './segmentIds';
import { tagIds } from './tagIds';

export const allowStartingPoint: INodeProperties = {
	displayName: 'Allow Starting Point Template',
	name: 'allowStartingPoint',
	type: 'boolean',
	default: true,
	description:
		"Whether to allow 'Content' with an email template in the Starting Point category. The content is then the entire email and must include {{ unsubscribe_url }} and {{ address }}, or Kit cannot send it. Kit may not support these templates for your account.",
	routing: { send: booleanIn('body', 'allow_starting_point', 'Allow Starting Point') },
};

export const content: INodeProperties = {
	displayName: 'Content',
	name: 'content',
	type: 'string',
	typeOptions: { editor: 'htmlEditor', rows: 6 },
	default: '',
	placeholder: 'e.g. <p>Hello {{ subscriber.first_name }}</p>',
	description:
		'The HTML of the email. Can be empty if an email template is chosen. To use Liquid such as {{ subscriber.first_name }}, keep this field Fixed or take the HTML from an input field: in an expression, n8n evaluates {{ }} itself.',
	routing: { send: contentInBody() },
};

export const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	placeholder: 'e.g. Monthly news with the spring offer',
	description: 'What the broadcast is about',
	routing: { send: clearableTextInBody('description', 'Description', 'description') },
};

export const publicOnWeb: INodeProperties = {
	displayName: 'Public',
	name: 'public',
	type: 'boolean',
	default: true,
	description:
		'Whether to also publish the broadcast to the web, in the newsletter feed of your Creator Profile and landing pages',
	routing: { send: booleanIn('body', 'public', 'Public') },
};

export const publishedAt: INodeProperties = {
	displayName: 'Published At',
	name: 'publishedAt',
	type: 'dateTime',
	default: '',
	description:
		'The publication time shown on the web. A time without a time zone is in the workflow’s time zone.',
	routing: { send: momentInBody('published_at', 'Published At') },
};

const recipients: INodeProperties = {
	displayName: 'Recipients',
	name: 'recipients',
	type: 'fixedCollection',
	placeholder: 'Add Segments and Tags',
	default: {},
	description:
		'Who receives the broadcast, by segment and tag. You can use expressions for the IDs, but not for this parameter as a whole.',
	options: [
		{
			displayName: 'Segments and Tags',
			name: 'filter',
			values: [
				{
					displayName: 'Subscribers Who Match',
					name: 'match',
					type: 'options',
					options: [
						{
							name: 'All',
							value: 'all',
							description: 'Subscribers who are in all of the segments and have all of the tags',
						},
						{
							name: 'Any',
							value: 'any',
							description:
								'Subscribers who are in at least one of the segments or have at least one of the tags',
						},
						{
							name: 'None',
							value: 'none',
							description: 'Subscribers who are in none of the segments and have none of the tags',
						},
					],
					default: 'any',
					description: 'How subscribers must match the segments and tags',
				},
				segmentIds,
				tagIds,
			],
		},
	],
};

/** The recipients of a new broadcast. */
export const sendTo: INodeProperties[] = [
	{
		displayName: 'Send To',
		name: 'sendTo',
		type: 'options',
		options: [
			{
				name: 'All Subscribers',
				value: 'allSubscribers',
				description: 'All active subscribers',
			},
			{
				name: 'Segments and Tags',
				value: 'segmentsAndTags',
				description: "The subscribers chosen in 'Recipients'",
			},
		],
		default: 'segmentsAndTags',
		description:
			"Who receives the broadcast. With Segments and Tags, choose at least one in 'Recipients', or nothing is scheduled.",
		routing: sendToInBody(),
	},
	{ ...recipients, displayOptions: { show: { sendTo: ['segmentsAndTags'] } } },
];

/** The recipients of an existing broadcast. */
export const newRecipients: INodeProperties = {
	...recipients,
	routing: { send: recipientsInBody() },
};

/** Belongs to the parameter 'send', which has different options for creating and updating. */
export const sendAt: INodeProperties = {
	displayName: 'Send At',
	name: 'sendAt',
	type: 'dateTime',
	displayOptions: { show: { send: ['schedule'] } },
	default: '',
	description:
		'When Kit sends the broadcast. A time without a time zone is in the workflow’s time zone.',
};

export const thumbnailAlt: INodeProperties = {
	displayName: 'Thumbnail Alt Text',
	name: 'thumbnailAlt',
	type: 'string',
	default: '',
	placeholder: 'e.g. A bowl of tomato soup',
	description: 'A description of the thumbnail for people who cannot see it',
	routing: { send: clearableTextInBody('thumbnail_alt', 'Thumbnail Alt Text', 'thumbnailAlt') },
};

export const thumbnailUrl: INodeProperties = {
	displayName: 'Thumbnail URL',
	name: 'thumbnailUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/soup.jpg',
	description: 'The URL of the image shown for the broadcast on the web',
	routing: { send: clearableTextInBody('thumbnail_url', 'Thumbnail URL', 'thumbnailUrl') },
};
