import type { Broadcast, BroadcastResults } from '../account/broadcasts';
import { timestamp } from '../clock';
import type { Membership } from '../account/memberships';
import type { Purchase } from '../account/purchases';
import type { Form, Sequence, Subscriber, Tag } from '../account/records';
import type { Store } from '../account/store';

/** The values of `subscribable_type`. */
export type Subscribable = 'form' | 'course' | 'tag';

/** The URLs in a form's embed code contain the public key. */
export function formView(form: Form, apiKey: string) {
	const code = `http://api.convertkit.dev/v3/forms/${form.id}`;
	return {
		id: form.id,
		name: form.name,
		created_at: timestamp(form.createdAt),
		type: form.type,
		url: `https://app.convertkit.com/landing_pages/${form.id}`,
		embed_js: `${code}.js?api_key=${apiKey}`,
		embed_url: `${code}.html?api_key=${apiKey}`,
		title: form.name,
		description: '',
		sign_up_button_text: 'Subscribe',
		success_message: 'Success! Now check your email to confirm your subscription.',
	};
}

export function sequenceView({ id, name, createdAt }: Sequence) {
	return { id, name, created_at: timestamp(createdAt) };
}

/** Only creating a tag returns all of these keys. The time of a tag's last update is not stored. */
export function newTagView(store: Store, { id, name, createdAt }: Tag) {
	return {
		account_id: store.account.id,
		created_at: timestamp(createdAt),
		deleted_at: null,
		id,
		name,
		state: 'available',
		updated_at: timestamp(createdAt),
	};
}

/**
 * A subscription to a form, sequence or tag. Its state is assumed to be that of the subscriber, as
 * in all examples.
 * @param shown the subscriber as the response contains it
 */
export function subscriptionView<Shown extends object>(
	{ id, at, ownerId, referrer }: Membership,
	type: Subscribable,
	{ state }: Subscriber,
	shown: Shown,
) {
	return {
		id,
		state,
		created_at: timestamp(at),
		source: null,
		referrer,
		subscribable_id: ownerId,
		subscribable_type: type,
		subscriber: shown,
	};
}

/** Timestamps of broadcasts have milliseconds. */
export function broadcastView({ id, createdAt, subject }: Broadcast) {
	return { id, created_at: new Date(createdAt).toISOString(), subject };
}

/** Rates are in percent. */
export function broadcastStatsView(store: Store, broadcast: Broadcast, results: BroadcastResults) {
	const { recipients, opened, clicked, unsubscribes, totalClicks } = results;
	const percent = (part: number) => (recipients === 0 ? 0 : (part / recipients) * 100);
	return {
		recipients,
		open_rate: percent(opened),
		click_rate: percent(clicked),
		unsubscribes,
		total_clicks: totalClicks,
		show_total_clicks: false,
		status: store.broadcasts.statusOf(broadcast),
		progress: store.broadcasts.progressOf(broadcast) * 100,
	};
}

/** Never in an envelope; the products do not include the identifiers from the request. */
export function purchaseView(store: Store, purchase: Purchase) {
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
