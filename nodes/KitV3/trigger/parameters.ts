import type { INodeProperties } from 'n8n-workflow';

import { form } from '../parameters/form';
import { sequence } from '../../shared/parameters/sequence';
import { existingTag } from '../parameters/tag';

/** The trigger's parameters. */
export const parameters: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		options: [
			{
				name: 'Purchase Created',
				value: 'purchase.created',
				description: 'A purchase was recorded, with all of its products',
			},
			{
				name: 'Subscriber Activated',
				value: 'subscriber.activated',
				description: 'A subscriber became active, for example by confirming their email address',
			},
			{
				name: 'Subscriber Added to Sequence',
				value: 'subscriber.added_to_sequence',
				description: 'A subscriber was added to the sequence chosen below',
			},
			{
				name: 'Subscriber Clicked Link',
				value: 'subscriber.link_clicked',
				description: 'A subscriber clicked the link entered below in an email',
			},
			{
				name: 'Subscriber Completed Sequence',
				value: 'subscriber.sequence_completed',
				description: 'A subscriber received the last email of the sequence chosen below',
			},
			{
				name: 'Subscriber Purchased Product',
				value: 'subscriber.product_purchased',
				description: 'A subscriber bought the Kit product entered below',
			},
			{
				name: 'Subscriber Subscribed to Form',
				value: 'subscriber.subscribed_to_form',
				description: 'A subscriber was added to the form or landing page chosen below',
			},
			{
				name: 'Subscriber Tag Added',
				value: 'subscriber.tag_added',
				description: 'The tag chosen below was added to a subscriber',
			},
			{
				name: 'Subscriber Tag Removed',
				value: 'subscriber.tag_removed',
				description: 'The tag chosen below was removed from a subscriber',
			},
			{
				name: 'Subscriber Unsubscribed',
				value: 'subscriber.unsubscribed',
				description: 'A subscriber unsubscribed from all emails',
			},
		],
		default: [],
		required: true,
		description: 'The events in Kit that start the workflow',
	},
	{
		displayName: 'Form',
		name: 'form',
		type: 'resourceLocator',
		displayOptions: { show: { events: ['subscriber.subscribed_to_form'] } },
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The form or landing page to watch',
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
		description: 'The link to watch, exactly as it appears in the email',
	},
	{
		displayName: 'Product ID',
		name: 'productId',
		type: 'string',
		displayOptions: { show: { events: ['subscriber.product_purchased'] } },
		default: '',
		required: true,
		placeholder: 'e.g. 471302',
		description: 'The ID of the product to watch, as in the URL of its page in Kit',
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
		description: 'The sequence to watch',
		modes: sequence.modes,
	},
	{
		displayName: 'Tag',
		name: 'tag',
		type: 'resourceLocator',
		displayOptions: { show: { events: ['subscriber.tag_added', 'subscriber.tag_removed'] } },
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The tag to watch',
		modes: (existingTag.modes ?? []).filter(({ name }) => name !== 'name'),
	},
	{
		displayName:
			'When you publish or activate the workflow, n8n registers one webhook in Kit for each event. API V3 does not sign them.',
		name: 'webhookNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Include Raw Data',
				name: 'raw',
				type: 'boolean',
				default: false,
				description: 'Whether to add the unmodified payload from Kit to each item, as raw',
			},
		],
	},
];
