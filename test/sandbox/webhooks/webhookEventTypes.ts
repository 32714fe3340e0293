const AVAILABLE = [
	'subscriber.created',
	'subscriber.activated',
	'subscriber.unsubscribed',
	'subscriber.bounced',
	'subscriber.complained',
	'subscriber.subscribed_to_form',
	'subscriber.added_to_sequence',
	'subscriber.sequence_completed',
	'subscriber.tag_added',
	'subscriber.tag_removed',
	'subscriber.custom_field_value_updated',
	'tag.created',
	'tag.deleted',
	'custom_field.created',
	'custom_field.deleted',
	'sequence.created',
	'sequence.deleted',
	'sequence.published',
	'sequence.disabled',
	'broadcast.created',
	'broadcast.sent',
	'broadcast.deleted',
	'post.published',
] as const;
export type WebhookEventType = (typeof AVAILABLE)[number];

/** The event types that a webhook endpoint can subscribe to. */
export const WEBHOOK_EVENT_TYPES: readonly string[] = AVAILABLE;

/** Event types in the catalog that are not available yet. */
export const PLANNED_WEBHOOK_EVENT_TYPES: readonly string[] = [
	'subscriber.product_purchased',
	'subscriber.link_clicked',
	'subscriber.email_opened',
	'landing_page.created',
	'landing_page.deleted',
];
