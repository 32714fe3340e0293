import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { urlInBody } from '../../../shared/fields/url';
import { customField } from '../../../shared/parameters/customField';
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
		description: 'The URL that Kit sends the event to. Must be reachable from the internet.',
		routing: { send: urlInBody('target_url', 'Target URL') },
	},
	{
		displayName: 'Event',
		name: 'event',
		type: 'options',
		options: [
			{ name: 'Custom Field Created', value: 'custom_field.field_created' },
			{ name: 'Custom Field Deleted', value: 'custom_field.field_deleted' },
			{ name: 'Custom Field Value Updated', value: 'custom_field.field_value_updated' },
			{ name: 'Form Subscribed', value: 'subscriber.form_subscribe' },
			{ name: 'Link Clicked', value: 'subscriber.link_click' },
			{ name: 'Product Purchased', value: 'subscriber.product_purchase' },
			{ name: 'Purchase Created', value: 'purchase.purchase_create' },
			{ name: 'Sequence Completed', value: 'subscriber.course_complete' },
			{ name: 'Sequence Subscribed', value: 'subscriber.course_subscribe' },
			{ name: 'Subscriber Activated', value: 'subscriber.subscriber_activate' },
			{ name: 'Subscriber Bounced', value: 'subscriber.subscriber_bounce' },
			{ name: 'Subscriber Complained', value: 'subscriber.subscriber_complain' },
			{ name: 'Subscriber Unsubscribed', value: 'subscriber.subscriber_unsubscribe' },
			{ name: 'Tag Added', value: 'subscriber.tag_add' },
			{ name: 'Tag Removed', value: 'subscriber.tag_remove' },
		],
		default: 'subscriber.subscriber_activate',
		description: 'The event that Kit sends to the target URL',
		routing: { send: webhookEventInBody() },
	},
	{
		displayName: 'Custom Field',
		name: 'customField',
		type: 'resourceLocator',
		displayOptions: { show: { event: ['custom_field.field_value_updated'] } },
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The custom field to watch',
		modes: customField.modes,
	},
	{
		displayName: 'Form',
		name: 'form',
		type: 'resourceLocator',
		displayOptions: { show: { event: ['subscriber.form_subscribe'] } },
		default: { mode: 'list', value: '' },
		required: true,
		description:
			'The form or landing page to watch. The list shows active ones only; specify others by ID.',
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
		description: 'The link to watch',
	},
	{
		displayName: 'Product ID',
		name: 'productId',
		type: 'string',
		displayOptions: { show: { event: ['subscriber.product_purchase'] } },
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
			show: { event: ['subscriber.course_complete', 'subscriber.course_subscribe'] },
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
		displayOptions: { show: { event: ['subscriber.tag_add', 'subscriber.tag_remove'] } },
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The tag to watch',
		modes: existingTag.modes,
	},
];

export const create = updateDisplayOptions(
	{ show: { resource: ['webhook'], operation: ['create'] } },
	properties,
);
