import { DAY_MS, timestamp } from '../clock';
import type { Subscriber } from '../account/records';
import type { Store } from '../account/store';
import { subscriberView } from '../account/views';
import type { DeliveryAttempt, WebhookDelivery } from '../webhooks/webhookDeliveries';

const RECEIVER = 'https://hooks.lantern-letters.example';

/** Legacy webhooks and webhook endpoints, with the deliveries for the latest subscribers. */
export function seedWebhooks(store: Store): void {
	const start = store.now() - 60 * DAY_MS;
	const [form] = store.forms.keys();
	store.addWebhook({
		event: 'subscriber.form_subscribe',
		value: form ?? null,
		targetUrl: `${RECEIVER}/old/form`,
	});
	store.addWebhook({ event: 'purchase.purchase_create', targetUrl: `${RECEIVER}/old/sales` });

	const { id: endpointId } = store.addWebhookEndpoint({
		name: 'Reading room',
		url: `${RECEIVER}/kit`,
		events: ['subscriber.created', 'subscriber.unsubscribed', 'subscriber.tag_added'],
		description: 'Keeps the guest book of the workshop up to date',
		createdAt: start,
	});
	store.addWebhookEndpoint({
		url: `${RECEIVER}/posts`,
		events: ['post.published'],
		status: 'disabled',
		createdAt: start,
	});

	const newcomers = [...store.subscribers.values()].filter(({ createdAt }) => createdAt > start);
	newcomers.slice(-OUTCOMES.length).forEach((subscriber, index) => {
		store.addWebhookDelivery({
			endpointId,
			eventType: 'subscriber.created',
			events: [created(store, subscriber)],
			createdAt: subscriber.createdAt,
			...outcome(OUTCOMES[index] ?? [], subscriber.createdAt),
		});
	});
}

/** The receiver's responses, attempt by attempt; null: no response. */
const OUTCOMES: (number | null)[][] = [[200], [410], [200], [503, null, 200], [200], [500, 500]];

/** The approximate times of the retries. */
const WAITS_MS = [0, 30_000, 150_000];

function outcome(
	statuses: (number | null)[],
	from: number,
): Pick<WebhookDelivery, 'attempts' | 'status' | 'completedAt'> {
	const attempts: DeliveryAttempt[] = statuses.map((responseStatus, index) => ({
		at: from + (WAITS_MS[index] ?? 0),
		responseStatus,
		responseBody: responseStatus === null ? null : '',
		durationMs: responseStatus === null ? 30_000 : 40,
	}));
	const last = statuses[statuses.length - 1];
	const completedAt = from + (WAITS_MS[statuses.length - 1] ?? 0);
	if (last === 200) return { attempts, status: 'delivered', completedAt };
	if (last === 410) return { attempts, status: 'failed', completedAt };
	return { attempts, status: 'retrying', completedAt: null };
}

function created(store: Store, subscriber: Subscriber) {
	return {
		id: `6b1d2f3a-0000-4000-8000-${String(subscriber.id).padStart(12, '0')}`,
		type: 'subscriber.created',
		created: timestamp(subscriber.createdAt),
		data: { subscriber: subscriberView(store, subscriber) },
	};
}
