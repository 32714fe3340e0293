import type { Broadcast } from './broadcasts';
import type { Post } from './posts';
import type { Purchase } from './purchases';
import type { CustomField, Form, Sequence, Subscriber, Tag } from './records';
import type { WebhookEventType } from '../webhooks/webhookEventTypes';

/**
 * Everything that happens in an account and has a name. Of the last three only the older webhooks
 * tell; two are named as in the catalog, where they are planned, the last one is named here.
 */
export type EventType =
	| WebhookEventType
	| 'subscriber.link_clicked'
	| 'subscriber.product_purchased'
	| 'purchase.created';

/** What an event is about: the records themselves, so whoever keeps them must copy them. */
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
	/** The address of a clicked link. */
	url?: string;
}

/** Told of an event at the moment it happens. */
export type EventListener = (type: EventType, subjects: Subjects) => void;
