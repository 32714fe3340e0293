/** The parameters of legacy webhook events. */
export const WEBHOOK_PARAMETERS = [
	'form_id',
	'tag_id',
	'sequence_id',
	'product_id',
	'initiator_value',
	'custom_field_id',
] as const;
export type WebhookParameter = (typeof WEBHOOK_PARAMETERS)[number];

/** The events of legacy webhooks, each with the parameter it needs. */
export const WEBHOOK_EVENTS: ReadonlyMap<string, WebhookParameter | undefined> = new Map([
	['subscriber.subscriber_activate', undefined],
	['subscriber.subscriber_unsubscribe', undefined],
	['subscriber.subscriber_bounce', undefined],
	['subscriber.subscriber_complain', undefined],
	['subscriber.form_subscribe', 'form_id'],
	['subscriber.course_subscribe', 'sequence_id'],
	['subscriber.course_complete', 'sequence_id'],
	['subscriber.link_click', 'initiator_value'],
	['subscriber.product_purchase', 'product_id'],
	['subscriber.tag_add', 'tag_id'],
	['subscriber.tag_remove', 'tag_id'],
	['purchase.purchase_create', undefined],
	['custom_field.field_created', undefined],
	['custom_field.field_deleted', undefined],
	['custom_field.field_value_updated', 'custom_field_id'],
]);

/** A legacy webhook: one event, one URL, no signature. */
export interface Webhook {
	readonly id: number;
	/** With its prefix, as in the request. */
	event: string;
	/** What the event is limited to: an ID or a link's URL; null if it is not limited. */
	value: number | string | null;
	targetUrl: string;
	createdAt: number;
	/** Created through V3, whose hooks are separate from V4's. */
	v3: boolean;
}

export interface NewWebhook {
	event: string;
	value?: number | string | null;
	targetUrl: string;
	createdAt?: number;
	v3?: boolean;
}

/** The account's legacy webhooks by ID; each of them receives its events. */
export class Webhooks extends Map<number, Webhook> {
	/**
	 * IDs of webhooks that cannot be deleted, which, as for fields, is documented without a reason.
	 */
	readonly undeletable = new Set<number>();

	private lastId = 900;

	constructor(private readonly now: () => number) {
		super();
	}

	add({ event, value = null, targetUrl, createdAt = this.now(), v3 = false }: NewWebhook): Webhook {
		const webhook = { id: ++this.lastId, event, value, targetUrl, createdAt, v3 };
		this.set(webhook.id, webhook);
		return webhook;
	}
}
