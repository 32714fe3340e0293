import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const options: INodePropertyOptions[] = [
	{
		name: 'Broadcast Sent',
		value: 'broadcast.sent',
		description: 'A broadcast was sent to all of its recipients',
	},
	{
		name: 'Post Published',
		value: 'post.published',
		description: 'A post was published on the Creator Profile',
	},
	{
		name: 'Purchase Created',
		value: 'purchase.created',
		description: 'A purchase was recorded, with all of its products. Requires OAuth2.',
	},
	{
		name: 'Subscriber Created',
		value: 'subscriber.created',
		description: 'A subscriber was created, in any state',
	},
	{
		name: 'Subscriber Matched Filter',
		value: 'subscriber.matched_filter',
		description: 'A subscriber met the conditions below for the first time',
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
		name: 'Subscriber Unsubscribed',
		value: 'subscriber.unsubscribed',
		description: 'A subscriber unsubscribed from all emails',
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
