import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const options: INodePropertyOptions[] = [
	{
		name: 'Broadcast Created',
		value: 'broadcast.created',
		description: 'Somebody created a broadcast',
	},
	{
		name: 'Broadcast Deleted',
		value: 'broadcast.deleted',
		description: 'Somebody deleted a broadcast',
	},
	{
		name: 'Broadcast Sent',
		value: 'broadcast.sent',
		description: 'Kit sent a broadcast to its recipients',
	},
	{
		name: 'Custom Field Created',
		value: 'custom_field.created',
		description: 'The account got a new custom field',
	},
	{
		name: 'Custom Field Deleted',
		value: 'custom_field.deleted',
		description: 'The account lost a custom field',
	},
	{
		name: 'Post Published',
		value: 'post.published',
		description: 'A post appeared on the creator profile',
	},
	{
		name: 'Purchase Created',
		value: 'purchase.created',
		description: 'A purchase was recorded, with all its products',
	},
	{
		name: 'Sequence Created',
		value: 'sequence.created',
		description: 'Somebody created a sequence',
	},
	{
		name: 'Sequence Deleted',
		value: 'sequence.deleted',
		description: 'Somebody deleted a sequence',
	},
	{
		name: 'Sequence Disabled',
		value: 'sequence.disabled',
		description: 'A sequence stopped sending',
	},
	{
		name: 'Sequence Published',
		value: 'sequence.published',
		description: 'A sequence started sending',
	},
	{
		name: 'Subscriber Activated',
		value: 'subscriber.activated',
		description: 'Somebody became active, for instance by confirming',
	},
	{
		name: 'Subscriber Added to Sequence',
		value: 'subscriber.added_to_sequence',
		description: 'Somebody was added to any sequence, or to the one chosen below',
	},
	{
		name: 'Subscriber Bounced',
		value: 'subscriber.bounced',
		description: 'An email could not be delivered to somebody for good',
	},
	{
		name: 'Subscriber Clicked Link',
		value: 'subscriber.link_clicked',
		description: 'Somebody clicked the link given below in an email',
	},
	{
		name: 'Subscriber Complained',
		value: 'subscriber.complained',
		description: 'Somebody marked an email as spam',
	},
	{
		name: 'Subscriber Completed Sequence',
		value: 'subscriber.sequence_completed',
		description: 'Somebody got the last email of any sequence, or of the one chosen below',
	},
	{
		name: 'Subscriber Created',
		value: 'subscriber.created',
		description: 'The account got a new subscriber, in whatever state',
	},
	{
		name: 'Subscriber Custom Field Value Updated',
		value: 'subscriber.custom_field_value_updated',
		description: 'The value of any custom field of somebody changed, or of the one chosen below',
	},
	{
		name: 'Subscriber Purchased Product',
		value: 'subscriber.product_purchased',
		description: 'Somebody bought the Kit product given below',
	},
	{
		name: 'Subscriber Subscribed to Form',
		value: 'subscriber.subscribed_to_form',
		description: 'Somebody subscribed to any form or landing page, or to the one chosen below',
	},
	{
		name: 'Subscriber Tag Added',
		value: 'subscriber.tag_added',
		description: 'Somebody got any tag, or the one chosen below',
	},
	{
		name: 'Subscriber Tag Removed',
		value: 'subscriber.tag_removed',
		description: 'Somebody lost any tag, or the one chosen below',
	},
	{
		name: 'Subscriber Unsubscribed',
		value: 'subscriber.unsubscribed',
		description: 'Somebody unsubscribed from all emails',
	},
	{
		name: 'Tag Created',
		value: 'tag.created',
		description: 'The account got a new tag',
	},
	{
		name: 'Tag Deleted',
		value: 'tag.deleted',
		description: 'The account lost a tag',
	},
];

export const triggerOn: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	options,
	default: [],
	required: true,
};

/** The event's name as the user sees it. */
export function labelOf(event: string): string {
	return options.find(({ value }) => value === event)?.name ?? event;
}
