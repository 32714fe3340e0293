import { DAY_MS } from '../clock';

export const DELIVERY_STATUSES = ['pending', 'retrying', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One event as it is posted to an endpoint. */
export interface WebhookEvent {
	/** A UUID that stays the same however often the event is sent. */
	id: string;
	type: string;
	/** ISO 8601. */
	created: string;
	data: object;
}

/** One try to deliver. Times are milliseconds since the epoch. */
export interface DeliveryAttempt {
	at: number;
	/** null: nobody answered. */
	responseStatus: number | null;
	/** The first part of it. */
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

/** The history of deliveries by id. What a test puts here is history only, and is never sent. */
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

	/** What the history of one endpoint still holds: it forgets after 30 days. */
	kept(endpointId: number): WebhookDelivery[] {
		const since = this.now() - KEPT_MS;
		return [...this.values()].filter(
			(delivery) => delivery.endpointId === endpointId && delivery.createdAt > since,
		);
	}
}
