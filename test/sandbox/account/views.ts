import { timestamp, timestampOrNull } from '../clock';
import type { Membership } from './memberships';
import type { Purchase } from './purchases';
import type { CustomField, Form, Sequence, Subscriber, SubscriberLocation, Tag } from './records';
import type { Store } from './store';
import { utmParameters } from './utm';
import type { WebhookDelivery } from '../webhooks/webhookDeliveries';
import { isRotating, type WebhookEndpoint } from '../webhooks/webhookEndpoints';
import { WEBHOOK_EVENTS, type Webhook } from '../webhooks/webhooks';

/** All custom fields of the account, null where the subscriber has no value. */
export function fieldValues(
	store: Store,
	fields: Subscriber['fields'],
): Record<string, string | null> {
	const values: Record<string, string | null> = {};
	for (const field of store.customFields.values()) {
		values[field.key] = fields.get(field.id) ?? null;
	}
	return values;
}

/** The subscriber as returned by every operation. */
export function subscriberView(store: Store, subscriber: Subscriber, slim = false) {
	return {
		id: subscriber.id,
		first_name: subscriber.firstName,
		email_address: subscriber.emailAddress,
		state: subscriber.state,
		created_at: timestamp(subscriber.createdAt),
		...(slim ? {} : { fields: fieldValues(store, subscriber.fields) }),
	};
}

export function locationView(location: SubscriberLocation | null) {
	return location === null ? null : { ...location };
}

export function attributionView(subscriber: Subscriber) {
	const { sourceId, ...shown } = subscriber.attribution;
	void sourceId;
	return shown;
}

/** Only the ID and the name, as `include=tags` returns them. */
export function tagNames(store: Store, subscriber: Subscriber): { id: number; name: string }[] {
	return store.taggings.ofSubscriber(subscriber.id).flatMap(({ ownerId }) => {
		const tag = store.tags.get(ownerId);
		return tag ? [{ id: tag.id, name: tag.name }] : [];
	});
}

/** The keys that only `GET /v4/subscribers/{id}` returns. */
export function subscriberDetails(store: Store, subscriber: Subscriber) {
	return {
		...subscriberView(store, subscriber),
		canceled_at: timestampOrNull(subscriber.canceledAt),
		location: locationView(subscriber.location),
	};
}

export function taggedView(store: Store, subscriber: Subscriber, { at }: Membership, slim = false) {
	return { ...subscriberView(store, subscriber, slim), tagged_at: timestamp(at) };
}

export function addedView(store: Store, subscriber: Subscriber, { at }: Membership, slim = false) {
	return { ...subscriberView(store, subscriber, slim), added_at: timestamp(at) };
}

/** For forms, with the referrer. */
export function formSubscriberView(
	store: Store,
	subscriber: Subscriber,
	membership: Membership,
	slim = false,
) {
	return {
		...addedView(store, subscriber, membership, slim),
		referrer: membership.referrer,
		referrer_utm_parameters: utmParameters(membership.referrer),
	};
}

/** Bulk results omit the state. */
function bulkSubscriberView(subscriber: Subscriber) {
	return {
		id: subscriber.id,
		first_name: subscriber.firstName,
		email_address: subscriber.emailAddress,
		created_at: timestamp(subscriber.createdAt),
	};
}

export function bulkTaggedView(subscriber: Subscriber, { at }: Membership) {
	return { ...bulkSubscriberView(subscriber), tagged_at: timestamp(at) };
}

export function bulkAddedView(subscriber: Subscriber, { at, referrer }: Membership) {
	return {
		...bulkSubscriberView(subscriber),
		added_at: timestamp(at),
		referrer,
		referrer_utm_parameters: utmParameters(referrer),
	};
}

export function tagView(tag: Tag) {
	return { id: tag.id, name: tag.name, created_at: timestamp(tag.createdAt) };
}

export function formView(form: Form) {
	const address = `https://lantern-letters.example/${form.uid}`;
	return {
		id: form.id,
		name: form.name,
		created_at: timestamp(form.createdAt),
		type: form.type,
		format: form.format,
		embed_js: `${address}/index.js`,
		embed_url: address,
		archived: form.archived,
		uid: form.uid,
	};
}

export function customFieldView({ id, name, key, label }: Omit<CustomField, 'createdAt'>) {
	return { id, name, key, label };
}

/** Only bulk operations return when a field was created. */
export function bulkCustomFieldView({ createdAt, ...field }: CustomField) {
	return { ...customFieldView(field), created_at: timestamp(createdAt) };
}

export function sequenceView(store: Store, sequence: Sequence) {
	return {
		id: sequence.id,
		name: sequence.name,
		hold: sequence.hold,
		repeat: sequence.repeat,
		created_at: timestamp(sequence.createdAt),
		updated_at: timestamp(sequence.updatedAt),
		email_address: sequence.emailAddress,
		email_template_id: sequence.emailTemplateId,
		send_days: sequence.sendDays,
		send_hour: sequence.sendHour,
		time_zone: sequence.timeZone,
		active: sequence.active,
		// The documented responses sort these by type, regardless of the order in the request.
		exclude_subscriber_sources: [...sequence.excludedSources].sort((a, b) =>
			a.type.localeCompare(b.type),
		),
		email_count: sequence.emailCount ?? store.sequenceEmails.ofSequence(sequence.id).length,
		subscriber_count: store.sequenceSubscribers.size(sequence.id),
	};
}

/** The subscriber's current email address; whether Kit keeps the earlier one is not documented. */
export function purchaseView(store: Store, purchase: Purchase) {
	return {
		id: purchase.id,
		transaction_id: purchase.transactionId,
		subscriber_id: purchase.subscriberId,
		status: purchase.status,
		email_address: store.subscribers.get(purchase.subscriberId)?.emailAddress,
		currency: purchase.currency,
		transaction_time: timestamp(purchase.transactionTime),
		subtotal: purchase.subtotal,
		discount: purchase.discount,
		tax: purchase.tax,
		total: purchase.total,
		products: purchase.products.map(({ quantity, lid, unitPrice, sku, name, pid }) => ({
			quantity,
			lid,
			unit_price: unitPrice,
			sku,
			name,
			pid,
		})),
		source: purchase.source,
	};
}

/** Responses contain the event's name without its prefix. */
export function webhookView(store: Store, webhook: Webhook) {
	return {
		id: webhook.id,
		account_id: store.account.id,
		event: {
			name: webhook.event.split('.')[1],
			// Examples show this key, as null, for events without a parameter.
			[WEBHOOK_EVENTS.get(webhook.event) ?? 'initiator_value']: webhook.value,
		},
		target_url: webhook.targetUrl,
	};
}

/**
 * An endpoint without its secret. Of the two values that distinguish apps from creators, only the
 * creator's is documented; for `created_by_app`, only that it can be null.
 */
export function webhookEndpointView(endpoint: WebhookEndpoint, now: number) {
	const { id, name, url, events, status, description, clientId, createdAt, previous } = endpoint;
	return {
		id,
		name,
		url,
		events,
		status,
		source: clientId === undefined ? 'creator' : 'app',
		description,
		created_by_app: clientId ?? null,
		created_at: timestamp(createdAt),
		previous_secret_expires_at:
			previous && isRotating(endpoint, now) ? timestamp(previous.expiresAt) : null,
	};
}

/** The keys are those that Kit's guide mentions (docs/kit-api.md#delivery-history). */
export function webhookDeliveryView(delivery: WebhookDelivery) {
	return {
		id: delivery.id,
		event_type: delivery.eventType,
		status: delivery.status,
		attempt_count: delivery.attempts.length,
		created_at: timestamp(delivery.createdAt),
		completed_at: timestampOrNull(delivery.completedAt),
	};
}

/** The names of an attempt's keys are made up. The payload is assumed to be the posted body. */
export function webhookDeliveryDetails(delivery: WebhookDelivery, payload = false) {
	return {
		...webhookDeliveryView(delivery),
		attempts: delivery.attempts.map((attempt) => ({
			attempted_at: timestamp(attempt.at),
			response_status: attempt.responseStatus,
			response_body: attempt.responseBody,
			duration_ms: attempt.durationMs,
		})),
		...(payload ? { payload: { delivery_id: delivery.id, events: delivery.events } } : {}),
	};
}
