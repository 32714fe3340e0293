import { DAY_MS } from '../clock';

export const DELIVERY_STATUSES = ['pending', 'retrying', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One event as it is posted to an endpoint. */
export interface WebhookEvent {
	/** A UUID that stays the same for every attempt and delivery. */
	id: string;
	type: string;
	/** ISO 8601. */
	created: string;
	data: object;
}

/** One delivery attempt. Times are milliseconds since the epoch. */
export interface DeliveryAttempt {
	at: number;
	/** null: no response. */
	responseStatus: number | null;
	/** The first part of the body. */
	responseBody: string | null;
	durationMs: number;
}

/** Up to a hundred events of one type on their way to one endpoint. */
export interface WebhookDelivery {
	readonly id: number;
	readonly endpointId: number;
	eventType: string;
	events: WebhookEvent[];
	status: DeliveryStatus;
	attempts: DeliveryAttempt[];
	createdAt: number;
	/** null until delivered or failed. */
	completedAt: number | null;
}

export type NewWebhookDelivery = Pick<WebhookDelivery, 'endpointId' | 'eventType'> &
	Partial<Omit<WebhookDelivery, 'id'>>;

const KEPT_MS = 30 * DAY_MS;

/** The delivery history by ID. Deliveries that a test adds here are never sent. */
export class WebhookDeliveries extends Map<number, WebhookDelivery> {
	private lastId = 5000;

	constructor(private readonly now: () => number) {
		super();
	}

	add(given: NewWebhookDelivery): WebhookDelivery {
		const delivery: WebhookDelivery = {
			events: [],
			status: 'pending',
			attempts: [],
			createdAt: this.now(),
			completedAt: null,
			...given,
			id: ++this.lastId,
		};
		this.set(delivery.id, delivery);
		return delivery;
	}

	/** The history of one endpoint, which is kept for 30 days. */
	kept(endpointId: number): WebhookDelivery[] {
		const since = this.now() - KEPT_MS;
		return [...this.values()].filter(
			(delivery) => delivery.endpointId === endpointId && delivery.createdAt > since,
		);
	}
}
