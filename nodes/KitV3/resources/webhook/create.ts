import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { urlInBody } from '../../../shared/fields/url';
import { form } from '../../parameters/form';
import { sequence } from '../../../shared/parameters/sequence';
import { existingTag } from '../../parameters/tag';
import { webhookEventInBody } from '../../routing/webhookEvent';

const properties: INodeProperties[] = [
	{
		displayName: 'Target URL',
		name: 'targetUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/kit',
		description: 'Where Kit sends the data of the event. It has to be reachable from the internet.',
		routing: { send: urlInBody('target_url', 'Target URL') },
	},
	{
		displayName: 'Event',
		name: 'event',
		type: 'options',
		options: [
			{ name: 'Form Subscribed', value: 'subscriber.form_subscribe' },
			{ name: 'Link Clicked', value: 'subscriber.link_click' },
			{ name: 'Product Purchased', value: 'subscriber.product_purchase' },
			{ name: 'Purchase Created', value: 'purchase.purchase_create' },
			{ name: 'Sequence Completed', value: 'subscriber.course_complete' },
			{ name: 'Sequence Subscribed', value: 'subscriber.course_subscribe' },
			{ name: 'Subscriber Activated', value: 'subscriber.subscriber_activate' },
			{ name: 'Subscriber Unsubscribed', value: 'subscriber.subscriber_unsubscribe' },
			{ name: 'Tag Added', value: 'subscriber.tag_add' },
			{ name: 'Tag Removed', value: 'subscriber.tag_remove' },
		],
		default: 'subscriber.subscriber_activate',
		description: 'What Kit sends to the target URL. A webhook has one event.',
		routing: { send: webhookEventInBody() },
	},
	{
		displayName: 'Form',
		name: 'form',
		type: 'resourceLocator',
		displayOptions: { show: { event: ['subscriber.form_subscribe'] } },
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The form or landing page that somebody subscribes to',
		modes: form.modes,
	},
	{
		displayName: 'Link URL',
		name: 'linkUrl',
		type: 'string',
		displayOptions: { show: { event: ['subscriber.link_click'] } },
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/offer',
		description: 'The link that somebody clicks',
	},
	{
		displayName: 'Product ID',
		name: 'productId',
		type: 'string',
		displayOptions: { show: { event: ['subscriber.product_purchase'] } },
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
			show: { event: ['subscriber.course_complete', 'subscriber.course_subscribe'] },
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
		displayOptions: { show: { event: ['subscriber.tag_add', 'subscriber.tag_remove'] } },
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The tag that somebody gets or loses',
		modes: existingTag.modes,
	},
];

export const create = updateDisplayOptions(
	{ show: { resource: ['webhook'], operation: ['create'] } },
	properties,
);
