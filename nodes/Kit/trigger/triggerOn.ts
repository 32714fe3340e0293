import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const options: INodePropertyOptions[] = [
	{
		name: 'Broadcast Created',
		value: 'broadcast.created',
		description: 'A broadcast was created',
	},
	{
		name: 'Broadcast Deleted',
		value: 'broadcast.deleted',
		description: 'A broadcast was deleted',
	},
	{
		name: 'Broadcast Sent',
		value: 'broadcast.sent',
		description: 'A broadcast was sent to its recipients',
	},
	{
		name: 'Custom Field Created',
		value: 'custom_field.created',
		description: 'A custom field was created',
	},
	{
		name: 'Custom Field Deleted',
		value: 'custom_field.deleted',
		description: 'A custom field was deleted',
	},
	{
		name: 'Post Published',
		value: 'post.published',
		description: 'A post was published on the Creator Profile',
	},
	{
		name: 'Purchase Created',
		value: 'purchase.created',
		description: 'A purchase was recorded, with all of its products',
	},
	{
		name: 'Sequence Created',
		value: 'sequence.created',
		description: 'A sequence was created',
	},
	{
		name: 'Sequence Deleted',
		value: 'sequence.deleted',
		description: 'A sequence was deleted',
	},
	{
		name: 'Sequence Disabled',
		value: 'sequence.disabled',
		description: 'A sequence stopped sending emails',
	},
	{
		name: 'Sequence Published',
		value: 'sequence.published',
		description: 'A sequence started sending emails',
	},
	{
		name: 'Subscriber Activated',
		value: 'subscriber.activated',
		description: 'A subscriber became active, for example by confirming their email address',
	},
	{
		name: 'Subscriber Added to Sequence',
		value: 'subscriber.added_to_sequence',
		description: 'A subscriber was added to any sequence, or to the one chosen below',
	},
	{
		name: 'Subscriber Bounced',
		value: 'subscriber.bounced',
		description: 'An email to a subscriber bounced permanently',
	},
	{
		name: 'Subscriber Clicked Link',
		value: 'subscriber.link_clicked',
		description: 'A subscriber clicked the link entered below in an email',
	},
	{
		name: 'Subscriber Complained',
		value: 'subscriber.complained',
		description: 'A subscriber marked an email as spam',
	},
	{
		name: 'Subscriber Completed Sequence',
		value: 'subscriber.sequence_completed',
		description: 'A subscriber received the last email of any sequence, or of the one chosen below',
	},
	{
		name: 'Subscriber Created',
		value: 'subscriber.created',
		description: 'A subscriber was created, in any state',
	},
	{
		name: 'Subscriber Custom Field Value Updated',
		value: 'subscriber.custom_field_value_updated',
		description:
			'The value of any custom field, or of the one chosen below, changed for a subscriber',
	},
	{
		name: 'Subscriber Purchased Product',
		value: 'subscriber.product_purchased',
		description: 'A subscriber bought the Kit product entered below',
	},
	{
		name: 'Subscriber Subscribed to Form',
		value: 'subscriber.subscribed_to_form',
		description: 'A subscriber was added to any form or landing page, or to the one chosen below',
	},
	{
		name: 'Subscriber Tag Added',
		value: 'subscriber.tag_added',
		description: 'Any tag, or the one chosen below, was added to a subscriber',
	},
	{
		name: 'Subscriber Tag Removed',
		value: 'subscriber.tag_removed',
		description: 'Any tag, or the one chosen below, was removed from a subscriber',
	},
	{
		name: 'Subscriber Unsubscribed',
		value: 'subscriber.unsubscribed',
		description: 'A subscriber unsubscribed from all emails',
	},
	{
		name: 'Tag Created',
		value: 'tag.created',
		description: 'A tag was created',
	},
	{
		name: 'Tag Deleted',
		value: 'tag.deleted',
		description: 'A tag was deleted',
	},
];

export const triggerOn: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	options,
	default: [],
	required: true,
	description: 'The events in Kit that start the workflow',
};

/** The event's name as the user sees it. */
export function labelOf(event: string): string {
	return options.find(({ value }) => value === event)?.name ?? event;
}
