import type { INodeProperties } from 'n8n-workflow';

import { customField } from '../../shared/parameters/customField';
import { form } from '../parameters/form';
import { sequence } from '../../shared/parameters/sequence';
import { existingTag } from '../parameters/tag';

/**
 * The trigger's parameters other than its events: what to limit them to, and how they are
 * delivered.
 */
export const parameters: INodeProperties[] = [
	{
		displayName: 'Custom Field',
		name: 'customField',
		type: 'resourceLocator',
		displayOptions: { show: { events: ['subscriber.custom_field_value_updated'] } },
		default: { mode: 'list', value: '' },
		description: 'The custom field to watch',
		hint: 'Leave empty for any custom field',
		modes: customField.modes,
	},
	{
		displayName: 'Form',
		name: 'form',
		type: 'resourceLocator',
		displayOptions: { show: { events: ['subscriber.subscribed_to_form'] } },
		default: { mode: 'list', value: '' },
		description:
			'The form or landing page to watch. The list shows active ones only; specify others by ID.',
		hint: 'Leave empty for any form or landing page',
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
		description: 'The sequence to watch',
		hint: 'Leave empty for any sequence',
		modes: sequence.modes,
	},
	{
		displayName: 'Tag',
		name: 'tag',
		type: 'resourceLocator',
		displayOptions: { show: { events: ['subscriber.tag_added', 'subscriber.tag_removed'] } },
		default: { mode: 'list', value: '' },
		description: 'The tag to watch',
		hint: 'Leave empty for any tag',
		modes: (existingTag.modes ?? []).filter(({ name }) => name !== 'name'),
	},
	{
		displayName:
			'When you publish or activate the workflow, n8n registers one signed webhook in Kit. On Kit’s free plan, it uses unsigned legacy webhooks where possible.',
		name: 'endpointNotice',
		type: 'notice',
		displayOptions: {
			show: {
				events: [
					'broadcast.created',
					'broadcast.deleted',
					'broadcast.sent',
					'custom_field.created',
					'custom_field.deleted',
					'post.published',
					'sequence.created',
					'sequence.deleted',
					'sequence.disabled',
					'sequence.published',
					'subscriber.activated',
					'subscriber.added_to_sequence',
					'subscriber.bounced',
					'subscriber.complained',
					'subscriber.created',
					'subscriber.custom_field_value_updated',
					'subscriber.sequence_completed',
					'subscriber.subscribed_to_form',
					'subscriber.tag_added',
					'subscriber.tag_removed',
					'subscriber.unsubscribed',
					'tag.created',
					'tag.deleted',
				],
			},
			hide: {
				'/options.webhooks': ['endpoint', 'legacy'],
				events: ['purchase.created', 'subscriber.link_clicked', 'subscriber.product_purchased'],
			},
		},
		default: '',
	},
	{
		displayName:
			"Requires a paid Kit plan. 'Purchase Created', 'Subscriber Clicked Link' and 'Subscriber Purchased Product' are not available this way.",
		name: 'onlyEndpointNotice',
		type: 'notice',
		displayOptions: { show: { '/options.webhooks': ['endpoint'] } },
		default: '',
	},
	{
		displayName:
			"Kit does not sign 'Purchase Created', 'Subscriber Clicked Link' and 'Subscriber Purchased Product'.",
		name: 'legacyNotice',
		type: 'notice',
		displayOptions: {
			show: {
				events: ['purchase.created', 'subscriber.link_clicked', 'subscriber.product_purchased'],
			},
			hide: { '/options.webhooks': ['endpoint', 'legacy'] },
		},
		default: '',
	},
	{
		displayName:
			'Legacy webhooks are not signed. For events about a form, sequence, tag or custom field, you need to choose one.',
		name: 'onlyLegacyNotice',
		type: 'notice',
		displayOptions: { show: { '/options.webhooks': ['legacy'] } },
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
			{
				displayName: 'Webhooks',
				name: 'webhooks',
				type: 'options',
				options: [
					{
						name: 'Automatic',
						value: 'automatic',
						description: 'A webhook endpoint where possible, and legacy webhooks for the rest',
					},
					{
						name: 'Legacy Webhooks',
						value: 'legacy',
						description: 'One for each event, unsigned; available on every plan',
					},
					{
						name: 'Webhook Endpoint',
						value: 'endpoint',
						description: 'One for all events, signed; requires a paid plan',
					},
				],
				default: 'automatic',
				description: 'Which of its two webhook systems Kit uses to send the events',
			},
		],
	},
];
