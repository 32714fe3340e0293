import type { INodeProperties } from 'n8n-workflow';

import { form } from '../parameters/form';
import { sequence } from '../../shared/parameters/sequence';
import { existingTag } from '../parameters/tag';

/** What the trigger asks for. */
export const parameters: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		options: [
			{
				name: 'Purchase Created',
				value: 'purchase.created',
				description: 'A purchase was recorded, with all its products',
			},
			{
				name: 'Subscriber Activated',
				value: 'subscriber.activated',
				description: 'Somebody became active, for instance by confirming',
			},
			{
				name: 'Subscriber Added to Sequence',
				value: 'subscriber.added_to_sequence',
				description: 'Somebody was added to the sequence chosen below',
			},
			{
				name: 'Subscriber Clicked Link',
				value: 'subscriber.link_clicked',
				description: 'Somebody clicked the link given below in an email',
			},
			{
				name: 'Subscriber Completed Sequence',
				value: 'subscriber.sequence_completed',
				description: 'Somebody got the last email of the sequence chosen below',
			},
			{
				name: 'Subscriber Purchased Product',
				value: 'subscriber.product_purchased',
				description: 'Somebody bought the Kit product given below',
			},
			{
				name: 'Subscriber Subscribed to Form',
				value: 'subscriber.subscribed_to_form',
				description: 'Somebody subscribed to the form or landing page chosen below',
			},
			{
				name: 'Subscriber Tag Added',
				value: 'subscriber.tag_added',
				description: 'Somebody got the tag chosen below',
			},
			{
				name: 'Subscriber Tag Removed',
				value: 'subscriber.tag_removed',
				description: 'Somebody lost the tag chosen below',
			},
			{
				name: 'Subscriber Unsubscribed',
				value: 'subscriber.unsubscribed',
				description: 'Somebody unsubscribed from all emails',
			},
		],
		default: [],
		required: true,
	},
	{
		displayName: 'Form',
		name: 'form',
		type: 'resourceLocator',
		displayOptions: { show: { events: ['subscriber.subscribed_to_form'] } },
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The form or landing page that somebody subscribes to',
		modes: form.modes,
	},
	{
		displayName: 'Link URL',
		name: 'linkUrl',
		type: 'string',
		displayOptions: { show: { events: ['subscriber.link_clicked'] } },
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/offer',
		description: 'The link that somebody clicks, as it stands in the email',
	},
	{
		displayName: 'Product ID',
		name: 'productId',
		type: 'string',
		displayOptions: { show: { events: ['subscriber.product_purchased'] } },
		default: '',
		required: true,
		placeholder: 'e.g. 471302',
		description: 'The product that somebody buys. Kit shows its ID in the address of its page.',
	},
	{
		displayName: 'Sequence',
		name: 'sequence',
		type: 'resourceLocator',
		displayOptions: {
			show: { events: ['subscriber.added_to_sequence', 'subscriber.sequence_completed'] },
		},
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The sequence that somebody is added to or completes',
		modes: sequence.modes,
	},
	{
		displayName: 'Tag',
		name: 'tag',
		type: 'resourceLocator',
		displayOptions: { show: { events: ['subscriber.tag_added', 'subscriber.tag_removed'] } },
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The tag that somebody gets or loses',
		modes: (existingTag.modes ?? []).filter(({ name }) => name !== 'name'),
	},
	{
		displayName:
			'n8n registers a webhook in Kit for each event when you publish or activate the workflow. API V3 does not sign them.',
		name: 'webhookNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Include Raw Data',
				name: 'raw',
				type: 'boolean',
				default: false,
				description: 'Whether to add what Kit sent, as it came, to each item as raw',
			},
		],
	},
];
