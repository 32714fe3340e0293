import type { INodeProperties } from 'n8n-workflow';

import { eventsInBody } from '../routing/webhookEvents';

/** The events that webhook endpoints support. */
export const webhookEvents: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	options: [
		{ name: 'Broadcast Created', value: 'broadcast.created' },
		{ name: 'Broadcast Deleted', value: 'broadcast.deleted' },
		{ name: 'Broadcast Sent', value: 'broadcast.sent' },
		{ name: 'Custom Field Created', value: 'custom_field.created' },
		{ name: 'Custom Field Deleted', value: 'custom_field.deleted' },
		{ name: 'Post Published', value: 'post.published' },
		{ name: 'Sequence Created', value: 'sequence.created' },
		{ name: 'Sequence Deleted', value: 'sequence.deleted' },
		{ name: 'Sequence Disabled', value: 'sequence.disabled' },
		{ name: 'Sequence Published', value: 'sequence.published' },
		{ name: 'Subscriber Activated', value: 'subscriber.activated' },
		{ name: 'Subscriber Added to Sequence', value: 'subscriber.added_to_sequence' },
		{ name: 'Subscriber Bounced', value: 'subscriber.bounced' },
		{ name: 'Subscriber Complained', value: 'subscriber.complained' },
		{ name: 'Subscriber Completed Sequence', value: 'subscriber.sequence_completed' },
		{ name: 'Subscriber Created', value: 'subscriber.created' },
		{
			name: 'Subscriber Custom Field Value Updated',
			value: 'subscriber.custom_field_value_updated',
		},
		{ name: 'Subscriber Subscribed to Form', value: 'subscriber.subscribed_to_form' },
		{ name: 'Subscriber Tag Added', value: 'subscriber.tag_added' },
		{ name: 'Subscriber Tag Removed', value: 'subscriber.tag_removed' },
		{ name: 'Subscriber Unsubscribed', value: 'subscriber.unsubscribed' },
		{ name: 'Tag Created', value: 'tag.created' },
		{ name: 'Tag Deleted', value: 'tag.deleted' },
	],
	default: [],
	description:
		'The events that Kit sends to the endpoint. They cannot be limited to one form, tag or sequence.',
	routing: { send: eventsInBody() },
};
