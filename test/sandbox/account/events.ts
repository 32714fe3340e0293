import type { Broadcast } from './broadcasts';
import type { Post } from './posts';
import type { Purchase } from './purchases';
import type { CustomField, Form, Sequence, Subscriber, Tag } from './records';
import type { WebhookEventType } from '../webhooks/webhookEventTypes';

/**
 * All events in an account. Only legacy webhooks have the last three: two are named as in the
 * catalog, where they are planned, and the last name is made up.
 */
export type EventType =
	| WebhookEventType
	| 'subscriber.link_clicked'
	| 'subscriber.product_purchased'
	| 'purchase.created';

/** The records of an event: listeners must copy what they keep. */
export interface Subjects {
	subscriber?: Subscriber | undefined;
	form?: Form | undefined;
	sequence?: Sequence | undefined;
	tag?: Tag | undefined;
	customField?: CustomField;
	broadcast?: Broadcast;
	post?: Post;
	purchase?: Purchase;
	productId?: number;
	/** The URL of a clicked link. */
	url?: string;
}

/** Called when an event happens. */
export type EventListener = (type: EventType, subjects: Subjects) => void;
