import { timestamp } from '../clock';
import { eventData } from './eventData';
import type { EventType, Subjects } from '../account/events';
import type { Purchase } from '../account/purchases';
import type { Store } from '../account/store';
import { WEBHOOK_EVENTS, type Webhook, type WebhookParameter } from './webhooks';

/** What to send to a legacy webhook. */
export interface LegacyCall {
	webhook: Webhook;
	body: object;
}

const LEGACY_EVENTS: Partial<Record<EventType, string>> = {
	'subscriber.activated': 'subscriber.subscriber_activate',
	'subscriber.unsubscribed': 'subscriber.subscriber_unsubscribe',
	'subscriber.bounced': 'subscriber.subscriber_bounce',
	'subscriber.complained': 'subscriber.subscriber_complain',
	'subscriber.subscribed_to_form': 'subscriber.form_subscribe',
	'subscriber.added_to_sequence': 'subscriber.course_subscribe',
	'subscriber.sequence_completed': 'subscriber.course_complete',
	'subscriber.link_clicked': 'subscriber.link_click',
	'subscriber.product_purchased': 'subscriber.product_purchase',
	'subscriber.tag_added': 'subscriber.tag_add',
	'subscriber.tag_removed': 'subscriber.tag_remove',
	'purchase.created': 'purchase.purchase_create',
	'custom_field.created': 'custom_field.field_created',
	'custom_field.deleted': 'custom_field.field_deleted',
	'subscriber.custom_field_value_updated': 'custom_field.field_value_updated',
};

/**
 * What legacy webhooks send about an event, unsigned and once (docs/kit-api.md#legacy-webhooks). V3
 * documents the subscriber and the purchase; V4's format of them, and everything about custom
 * fields, are assumptions.
 */
export function legacyCalls(store: Store, type: EventType, subjects: Subjects): LegacyCall[] {
	const event = LEGACY_EVENTS[type];
	const webhooks = [...store.webhooks.values()].filter(
		(webhook) => webhook.event === event && isAbout(webhook, subjects),
	);
	if (webhooks.length === 0) return [];
	const body = legacyBody(store, subjects);
	return webhooks.map((webhook) => ({ webhook, body }));
}

function isAbout({ event, value }: Webhook, subjects: Subjects): boolean {
	const parameter = WEBHOOK_EVENTS.get(event);
	if (parameter === undefined) return true;
	const about: Record<WebhookParameter, number | string | undefined> = {
		form_id: subjects.form?.id,
		tag_id: subjects.tag?.id,
		sequence_id: subjects.sequence?.id,
		product_id: subjects.productId,
		initiator_value: subjects.url,
		custom_field_id: subjects.customField?.id,
	};
	return about[parameter] === value;
}

/** For a subscriber event, only the subscriber: the webhook itself defines the tag or form. */
function legacyBody(store: Store, { subscriber, customField, purchase }: Subjects): object {
	if (!purchase) return eventData(store, { subscriber, ...(customField && { customField }) });
	const flat = purchaseData(store, purchase);
	return store.openQuestions.webhookPurchase === 'flat' ? flat : { purchase: flat };
}

/** The keys in V3's example: no `pid`, no `lid` and no source. */
function purchaseData(store: Store, purchase: Purchase) {
	return {
		id: purchase.id,
		transaction_id: purchase.transactionId,
		status: purchase.status,
		email_address: store.subscribers.get(purchase.subscriberId)?.emailAddress,
		currency: purchase.currency,
		transaction_time: timestamp(purchase.transactionTime),
		subtotal: purchase.subtotal,
		shipping: purchase.shipping,
		discount: purchase.discount,
		tax: purchase.tax,
		total: purchase.total,
		products: purchase.products.map(({ unitPrice, quantity, sku, name }) => ({
			unit_price: unitPrice,
			quantity,
			sku,
			name,
		})),
	};
}
