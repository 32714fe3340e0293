import type { INodeProperties } from 'n8n-workflow';

import { customField } from '../../shared/parameters/customField';
import { form } from '../parameters/form';
import { sequence } from '../../shared/parameters/sequence';
import { existingTag } from '../parameters/tag';

/** What the trigger asks for beside its events: what to narrow them to, and how they come. */
export const parameters: INodeProperties[] = [
	{
		displayName: 'Custom Field',
		name: 'customField',
		type: 'resourceLocator',
		displayOptions: { show: { events: ['subscriber.custom_field_value_updated'] } },
		default: { mode: 'list', value: '' },
		description: 'The custom field whose values to watch',
		hint: 'Leave it empty for any custom field',
		modes: customField.modes,
	},
	{
		displayName: 'Form',
		name: 'form',
		type: 'resourceLocator',
		displayOptions: { show: { events: ['subscriber.subscribed_to_form'] } },
		default: { mode: 'list', value: '' },
		description:
			'The form or landing page that somebody subscribes to. The list shows the active ones; others can be given by ID.',
		hint: 'Leave it empty for any form or landing page',
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
		description: 'The sequence that somebody is added to or completes',
		hint: 'Leave it empty for any sequence',
		modes: sequence.modes,
	},
	{
		displayName: 'Tag',
		name: 'tag',
		type: 'resourceLocator',
		displayOptions: { show: { events: ['subscriber.tag_added', 'subscriber.tag_removed'] } },
		default: { mode: 'list', value: '' },
		description: 'The tag that somebody gets or loses',
		hint: 'Leave it empty for any tag',
		modes: (existingTag.modes ?? []).filter(({ name }) => name !== 'name'),
	},
	{
		displayName:
			'Most of the events come through one signed webhook endpoint, which n8n registers in Kit when the workflow is activated and removes when it is deactivated. Where the account has no webhook endpoints, a legacy webhook for each event stands in if it can.',
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
			hide: { '/options.webhooks': ['endpoint', 'legacy'] },
		},
		default: '',
	},
	{
		displayName:
			"n8n registers one signed webhook endpoint in Kit for all these events when the workflow is activated, and removes it when it is deactivated. 'Purchase Created', 'Subscriber Clicked Link' and 'Subscriber Purchased Product' cannot come this way.",
		name: 'onlyEndpointNotice',
		type: 'notice',
		displayOptions: { show: { '/options.webhooks': ['endpoint'] } },
		default: '',
	},
	{
		displayName:
			"Kit sends 'Purchase Created', 'Subscriber Clicked Link' and 'Subscriber Purchased Product' only through legacy webhooks, which are not signed: n8n registers one for each in Kit, with a key in its address.",
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
			'n8n registers one legacy webhook in Kit for each event when the workflow is activated, with a key in its address, and removes them when it is deactivated. They are not signed, need a form, sequence, tag or custom field for events about one, and do not have all events.',
		name: 'onlyLegacyNotice',
		type: 'notice',
		displayOptions: { show: { '/options.webhooks': ['legacy'] } },
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
						description: 'One for each event, not signed; works on every plan',
					},
					{
						name: 'Webhook Endpoint',
						value: 'endpoint',
						description: 'One for all events, signed; needs a paid plan',
					},
				],
				default: 'automatic',
				description: 'Through which of its two systems Kit sends the events',
			},
		],
	},
];
