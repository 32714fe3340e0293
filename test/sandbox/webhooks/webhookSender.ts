import { randomUUID } from 'node:crypto';
import type { Deliver } from '../bulk/callbacks';
import { timestamp } from '../clock';
import { eventData } from './eventData';
import type { EventType, Subjects } from '../account/events';
import { legacyCalls, type LegacyCall } from './legacyWebhooks';
import type { Store } from '../account/store';
import { batches } from './webhookBatches';
import type { WebhookDelivery, WebhookEvent } from './webhookDeliveries';
import { signature, type WebhookEndpoint } from './webhookEndpoints';
import { retryWait } from './webhookRetries';

/** One POST to a webhook endpoint or to a legacy webhook. */
export interface PostedWebhook {
	url: string;
	/** By lower-case name. */
	headers: Record<string, string>;
	/** Exactly as it was signed. */
	body: string;
	/** Milliseconds since the epoch. */
	at: number;
	/** The receiver's status; undefined while in flight, on failure, or without a deliverer. */
	status: number | undefined;
}

interface Answer {
	status: number;
	retryAfter: string | null;
	text: string;
}

/** How much of a response the history keeps: its first part (docs/kit-api.md#delivery-history). */
const KEPT_CHARACTERS = 1000;

/** Creates deliveries from an account's events, and posts them. */
export class WebhookSender {
	readonly posted: PostedWebhook[] = [];

	/** Events that are not in a delivery yet, by type. */
	private readonly collected = new Map<WebhookEndpoint, Map<string, WebhookEvent[]>>();

	private readonly calls: LegacyCall[] = [];

	/** The time of the next attempt of each pending delivery. Deliveries added by tests have none. */
	private readonly dueAt = new Map<WebhookDelivery, number>();

	/**
	 * @param deliver if omitted, deliveries to endpoints stay pending, and the others are only
	 * recorded
	 */
	constructor(
		private readonly store: Store,
		private readonly deliver: Deliver | undefined,
	) {
		store.listen((type, subjects) => this.take(type, subjects));
	}

	/**
	 * Starts what is due according to the clock. How long Kit collects events is not documented;
	 * here, a delivery contains all waiting events.
	 *
	 * @returns the posts in flight, which never reject
	 */
	sendDue(): Promise<void>[] {
		this.makeDeliveries();
		const now = this.store.now();
		const calls = this.calls
			.splice(0)
			.filter(({ webhook }) => this.store.webhooks.has(webhook.id))
			.map(async ({ webhook, body }) => {
				await this.post(webhook.targetUrl, JSON.stringify(body));
			});
		const tries = [...this.dueAt].flatMap(([delivery, at]) => {
			const endpoint = this.store.webhookEndpoints.get(delivery.endpointId);
			// What happens to pending deliveries of a deleted or disabled endpoint is not documented;
			// here, they fail.
			if (endpoint?.status !== 'active') this.finish(delivery, 'failed');
			else if (this.deliver && at <= now) return this.attempt(delivery, endpoint);
			return [];
		});
		return [...calls, ...tries];
	}

	/**
	 * Sends events again although they have arrived, as Kit can do.
	 *
	 * @param as the same delivery or a new one; the events keep their IDs either way
	 */
	redeliver(deliveryId: number, as: 'same' | 'new' = 'same'): WebhookDelivery {
		const delivery = this.store.webhookDeliveries.get(deliveryId);
		if (!delivery) throw new Error(`The sandbox has no webhook delivery ${deliveryId}.`);
		if (as === 'new') return this.makeDelivery(delivery.endpointId, delivery.events);
		Object.assign(delivery, { status: 'retrying', completedAt: null });
		this.dueAt.set(delivery, this.store.now());
		return delivery;
	}

	private take(type: EventType, subjects: Subjects): void {
		const { store } = this;
		this.calls.push(...legacyCalls(store, type, subjects));
		const endpoints = [...store.webhookEndpoints.values()].filter(
			({ status, events }) => status === 'active' && events.includes(type),
		);
		if (endpoints.length === 0) return;
		const created = timestamp(store.now());
		const event = { id: randomUUID(), type, created, data: eventData(store, subjects) };
		for (const endpoint of endpoints) {
			const byType = this.collected.get(endpoint) ?? new Map<string, WebhookEvent[]>();
			this.collected.set(endpoint, byType);
			const events = byType.get(type) ?? [];
			byType.set(type, events);
			events.push(event);
		}
	}

	private makeDeliveries(): void {
		for (const [endpoint, byType] of this.collected) {
			for (const events of byType.values()) {
				for (const batch of batches(events)) this.makeDelivery(endpoint.id, batch);
			}
		}
		this.collected.clear();
	}

	private makeDelivery(endpointId: number, events: WebhookEvent[]): WebhookDelivery {
		const eventType = events[0]?.type ?? '';
		const delivery = this.store.addWebhookDelivery({ endpointId, eventType, events });
		this.dueAt.set(delivery, this.store.now());
		return delivery;
	}

	private async attempt(delivery: WebhookDelivery, endpoint: WebhookEndpoint): Promise<void> {
		this.dueAt.delete(delivery);
		const at = this.store.now();
		const body = JSON.stringify({ delivery_id: delivery.id, events: delivery.events });
		const answer = await this.post(endpoint.url, body, {
			'user-agent': 'Kit-Webhooks/2.0',
			'x-kit-delivery': String(delivery.id),
			'x-kit-signature': signature(endpoint, body, at),
		});
		const now = this.store.now();
		delivery.attempts.push({
			at,
			responseStatus: answer?.status ?? null,
			responseBody: answer?.text.slice(0, KEPT_CHARACTERS) ?? null,
			durationMs: now - at,
		});
		if (answer && answer.status >= 200 && answer.status < 300) {
			return this.finish(delivery, 'delivered');
		}
		const wait = retryWait(delivery.attempts.length, answer, now);
		if (wait === undefined) return this.finish(delivery, 'failed');
		delivery.status = 'retrying';
		this.dueAt.set(delivery, now + wait);
	}

	private finish(delivery: WebhookDelivery, status: 'delivered' | 'failed'): void {
		this.dueAt.delete(delivery);
		Object.assign(delivery, { status, completedAt: this.store.now() });
	}

	/** @returns undefined if there was no response */
	private async post(
		url: string,
		body: string,
		headers: Record<string, string> = {},
	): Promise<Answer | undefined> {
		const sent = { 'content-type': 'application/json', ...headers };
		const posted: PostedWebhook = {
			url,
			headers: sent,
			body,
			at: this.store.now(),
			status: undefined,
		};
		this.posted.push(posted);
		if (!this.deliver) return undefined;
		try {
			const request = new Request(url, { method: 'POST', headers: sent, body, redirect: 'manual' });
			const response = await this.deliver(request);
			const text = await response.text();
			posted.status = response.status;
			return { status: response.status, retryAfter: response.headers.get('retry-after'), text };
		} catch {
			return undefined;
		}
	}
}
