import type { INodeProperties } from 'n8n-workflow';

import { clearableTextInBody } from '../../shared/fields/text';
import { momentInBody } from '../../shared/fields/time';
import { contentInBody } from '../routing/content';
import { recipientsInBody, sendToInBody } from '../routing/recipients';
import { segmentIds } from './segmentIds';
import { tagIds } from './tagIds';

export const allowStartingPoint: INodeProperties = {
	displayName: 'Allow Starting Point',
	name: 'allowStartingPoint',
	type: 'boolean',
	default: true,
	description:
		"Whether 'Content' may go together with an email template of the category Starting Point. It is then the complete email and has to keep {{ unsubscribe_url }} and {{ address }}, or Kit cannot send it. Kit may not support these templates for your account.",
	routing: { send: { type: 'body', property: 'allow_starting_point' } },
};

export const content: INodeProperties = {
	displayName: 'Content',
	name: 'content',
	type: 'string',
	typeOptions: { rows: 6 },
	default: '',
	placeholder: 'e.g. <p>Hello {{ subscriber.first_name }}</p>',
	description:
		'The HTML of the email. It may be empty where an email template is chosen. Liquid such as {{ subscriber.first_name }} has to be fixed text or come from a field of the input: in an expression n8n takes {{ }} for its own.',
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
		'Whether to publish the broadcast to the web as well. It appears in the newsletter feed of your Creator Profile and landing pages.',
	routing: { send: { type: 'body', property: 'public' } },
};

export const publishedAt: INodeProperties = {
	displayName: 'Published At',
	name: 'publishedAt',
	type: 'dateTime',
	default: '',
	description:
		"The time of publishing that the web shows. Without a time zone it is taken in the workflow's.",
	routing: { send: momentInBody('published_at', 'Published At') },
};

const recipients: INodeProperties = {
	displayName: 'Recipients',
	name: 'recipients',
	type: 'fixedCollection',
	placeholder: 'Add Segments and Tags',
	default: {},
	description:
		'Who gets the broadcast, by their segments and tags. An expression can give their IDs, but not this parameter as a whole.',
	options: [
		{
			displayName: 'Segments and Tags',
			name: 'filter',
			values: [
				{
					displayName: 'Match',
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
							description: 'Subscribers who are in one of the segments or have one of the tags',
						},
						{
							name: 'None',
							value: 'none',
							description: 'Subscribers who are in none of the segments and have none of the tags',
						},
					],
					default: 'any',
					description: 'How a subscriber has to meet the segments and tags',
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
				description: 'Everybody who is active',
			},
			{
				name: 'Segments and Tags',
				value: 'segmentsAndTags',
				description: "The subscribers that 'Recipients' describes",
			},
		],
		default: 'segmentsAndTags',
		description:
			"Who gets the broadcast. Nothing is scheduled for segments and tags when 'Recipients' names none.",
		routing: sendToInBody(),
	},
	{ ...recipients, displayOptions: { show: { sendTo: ['segmentsAndTags'] } } },
];

/** The recipients of a broadcast that exists. */
export const newRecipients: INodeProperties = {
	...recipients,
	routing: { send: recipientsInBody() },
};

/** Belongs to a parameter 'send', whose options differ between creating and updating. */
export const sendAt: INodeProperties = {
	displayName: 'Send At',
	name: 'sendAt',
	type: 'dateTime',
	displayOptions: { show: { send: ['schedule'] } },
	default: '',
	description: "When Kit sends the broadcast. Without a time zone it is taken in the workflow's.",
};

export const thumbnailAlt: INodeProperties = {
	displayName: 'Thumbnail Alt Text',
	name: 'thumbnailAlt',
	type: 'string',
	default: '',
	placeholder: 'e.g. A bowl of tomato soup',
	description: 'What the thumbnail shows, for people who cannot see it',
	routing: { send: clearableTextInBody('thumbnail_alt', 'Thumbnail Alt Text', 'thumbnailAlt') },
};

export const thumbnailUrl: INodeProperties = {
	displayName: 'Thumbnail URL',
	name: 'thumbnailUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/soup.jpg',
	description: 'The address of the image that stands for the broadcast on the web',
	routing: { send: clearableTextInBody('thumbnail_url', 'Thumbnail URL', 'thumbnailUrl') },
};
