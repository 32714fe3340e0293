import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const options: INodePropertyOptions[] = [
	{
		name: 'Broadcast Sent',
		value: 'broadcast.sent',
		description: 'Kit has sent a broadcast to all its recipients',
	},
	{
		name: 'Post Published',
		value: 'post.published',
		description: 'A post appeared on the creator profile',
	},
	{
		name: 'Purchase Created',
		value: 'purchase.created',
		description: 'A purchase was recorded, with all its products. Needs OAuth2.',
	},
	{
		name: 'Subscriber Created',
		value: 'subscriber.created',
		description: 'The account got a new subscriber, in whatever state',
	},
	{
		name: 'Subscriber Matched Filter',
		value: 'subscriber.matched_filter',
		description: 'Somebody meets the conditions below for the first time',
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
		name: 'Subscriber Unsubscribed',
		value: 'subscriber.unsubscribed',
		description: 'Somebody unsubscribed from all emails',
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
