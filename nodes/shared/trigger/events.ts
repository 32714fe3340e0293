import type { Subject } from './subjects';

export interface TriggerEvent {
	/** Whether webhook endpoints support the event, under the trigger's name for it. */
	endpoint: boolean;
	/** The name of the event in legacy webhooks, if they support it. */
	legacy?: string;
	/** What the event can be limited to. Legacy webhooks require it. */
	subject?: Subject;
}

/**
 * All events that Kit can send, by the trigger's name for them (docs/kit-api.md#event-types,
 * docs/kit-api.md#legacy-webhooks).
 */
export const EVENTS: Record<string, TriggerEvent> = {
	'broadcast.created': { endpoint: true },
	'broadcast.deleted': { endpoint: true },
	'broadcast.sent': { endpoint: true },
	'custom_field.created': { endpoint: true, legacy: 'custom_field.field_created' },
	'custom_field.deleted': { endpoint: true, legacy: 'custom_field.field_deleted' },
	'post.published': { endpoint: true },
	'purchase.created': { endpoint: false, legacy: 'purchase.purchase_create' },
	'sequence.created': { endpoint: true },
	'sequence.deleted': { endpoint: true },
	'sequence.disabled': { endpoint: true },
	'sequence.published': { endpoint: true },
	'subscriber.activated': { endpoint: true, legacy: 'subscriber.subscriber_activate' },
	'subscriber.added_to_sequence': {
		endpoint: true,
		legacy: 'subscriber.course_subscribe',
		subject: 'sequence',
	},
	'subscriber.bounced': { endpoint: true, legacy: 'subscriber.subscriber_bounce' },
	'subscriber.complained': { endpoint: true, legacy: 'subscriber.subscriber_complain' },
	'subscriber.created': { endpoint: true },
	'subscriber.custom_field_value_updated': {
		endpoint: true,
		legacy: 'custom_field.field_value_updated',
		subject: 'customField',
	},
	'subscriber.link_clicked': {
		endpoint: false,
		legacy: 'subscriber.link_click',
		subject: 'link',
	},
	'subscriber.product_purchased': {
		endpoint: false,
		legacy: 'subscriber.product_purchase',
		subject: 'product',
	},
	'subscriber.sequence_completed': {
		endpoint: true,
		legacy: 'subscriber.course_complete',
		subject: 'sequence',
	},
	'subscriber.subscribed_to_form': {
		endpoint: true,
		legacy: 'subscriber.form_subscribe',
		subject: 'form',
	},
	'subscriber.tag_added': { endpoint: true, legacy: 'subscriber.tag_add', subject: 'tag' },
	'subscriber.tag_removed': { endpoint: true, legacy: 'subscriber.tag_remove', subject: 'tag' },
	'subscriber.unsubscribed': { endpoint: true, legacy: 'subscriber.subscriber_unsubscribe' },
	'tag.created': { endpoint: true },
	'tag.deleted': { endpoint: true },
};
