import { Broadcasts, type Broadcast, type NewBroadcast } from './broadcasts';
import type { EventListener, EventType, Subjects } from './events';
import { EmailTemplates, type EmailTemplate, type NewEmailTemplate } from './emailTemplates';
import { BulkQueue } from '../bulk/bulkQueue';
import { BulkRules } from '../bulk/bulkRules';
import { Memberships, type Membership } from './memberships';
import { Posts, type NewPost, type Post } from './posts';
import { Purchases, type NewPurchase, type Purchase } from './purchases';
import type {
	Account,
	Attribution,
	CustomField,
	Form,
	Sequence,
	Subscriber,
	SubscriberState,
	Tag,
} from './records';
import { Segments, type Segment } from './segments';
import { SequenceEmails, type NewSequenceEmail, type SequenceEmail } from './sequenceEmails';
import { Snippets, type NewSnippet, type Snippet } from './snippets';
import { V3Rules } from '../v3/rules';
import { WEEKDAYS } from './weekdays';
import {
	WebhookDeliveries,
	type NewWebhookDelivery,
	type WebhookDelivery,
} from '../webhooks/webhookDeliveries';
import {
	WebhookEndpoints,
	type NewWebhookEndpoint,
	type WebhookEndpoint,
} from '../webhooks/webhookEndpoints';
import { Webhooks, type NewWebhook, type Webhook } from '../webhooks/webhooks';

/** Everything `addSubscriber` can be told; only the address is needed. */
export interface NewSubscriber extends Partial<
	Omit<Subscriber, 'id' | 'emailAddress' | 'attribution' | 'fields'>
> {
	emailAddress: string;
	attribution?: Partial<Attribution>;
	/** By key or label, as in Kit's own requests. */
	fields?: Record<string, string | null>;
}

export interface NewForm {
	name: string;
	doubleOptIn?: boolean;
	type?: 'embed' | 'hosted';
	archived?: boolean;
	trashed?: boolean;
	createdAt?: number;
}

export type NewSequence = { name: string } & Partial<Omit<Sequence, 'id' | 'name'>>;

const NO_ATTRIBUTION: Attribution = {
	referrer: null,
	utm_source: null,
	utm_medium: null,
	utm_campaign: null,
	utm_term: null,
	utm_content: null,
	source_type: null,
	source_name: null,
	source_mechanism: null,
	source_mechanism_id: null,
	sourceId: null,
};

/** What a change to a state is called; nobody is told that somebody became inactive. */
const STATE_EVENTS: Partial<Record<SubscriberState, EventType>> = {
	active: 'subscriber.activated',
	cancelled: 'subscriber.unsubscribed',
	bounced: 'subscriber.bounced',
	complained: 'subscriber.complained',
};

/**
 * The one Kit account behind a sandbox. Tests may read and write everything; lookups by id, address,
 * tag name and field label are Map based, so a hundred thousand subscribers are no burden.
 */
export class Store {
	readonly account: Account = newAccount();

	readonly subscribers = new Map<number, Subscriber>();

	readonly tags = new Map<number, Tag>();

	readonly forms = new Map<number, Form>();

	readonly customFields = new Map<number, CustomField>();

	readonly sequences = new Map<number, Sequence>();

	/** Soft-deleted: kept here, and found by no operation. */
	readonly deletedSequences = new Map<number, Sequence>();

	readonly sequenceEmails = new SequenceEmails();

	readonly emailTemplates = new EmailTemplates();

	readonly segments = new Segments(() => this.now());

	readonly posts = new Posts(
		() => this.now(),
		() => this.newPublicationId(),
	);

	readonly broadcasts = new Broadcasts(
		() => this.now(),
		this.emailTemplates,
		() => this.newPublicationId(),
	);

	readonly snippets = new Snippets(() => this.now());

	/** Owner is the tag. */
	readonly taggings = new Memberships({
		added: (tagging) => this.emit('subscriber.tag_added', this.taggingSubjects(tagging)),
		removed: (tagging) => this.emit('subscriber.tag_removed', this.taggingSubjects(tagging)),
	});

	/** Owner is the form. */
	readonly formSubscribers = new Memberships({
		added: ({ subscriberId, ownerId }) =>
			this.emit('subscriber.subscribed_to_form', {
				subscriber: this.subscribers.get(subscriberId),
				form: this.forms.get(ownerId),
			}),
	});

	/** Owner is the sequence. */
	readonly sequenceSubscribers = new Memberships({
		added: ({ subscriberId, ownerId }) =>
			this.emit('subscriber.added_to_sequence', {
				subscriber: this.subscribers.get(subscriberId),
				sequence: this.sequences.get(ownerId),
			}),
	});

	readonly purchases = new Purchases(() => this.now());

	readonly webhooks = new Webhooks();

	readonly webhookEndpoints = new WebhookEndpoints(() => this.now());

	readonly webhookDeliveries = new WebhookDeliveries(() => this.now());

	/** Bulk requests that were answered 202; `sandbox.runDue` does them. */
	readonly bulkQueue = new BulkQueue();

	readonly bulk = new BulkRules();

	readonly v3 = new V3Rules();

	/** Confirmation mails of double opt-in forms, oldest first. */
	readonly confirmationMails: { subscriberId: number; formId: number }[] = [];

	/**
	 * What happens to values for fields the account does not have. The documents contradict each
	 * other: ignored silently, ignored and named in `warnings`, or an error.
	 */
	unknownFields: 'warn' | 'error' | 'ignore' = 'warn';

	/** Ids of fields that cannot be deleted: a documented failure without a documented reason. */
	readonly undeletableFields = new Set<number>();

	/** Removing a tag the subscriber does not have: the documents leave it open. */
	untagWithoutTag: 204 | 404 = 204;

	/** Adding by id to an inactive sequence: only the variant by address documents a 422. */
	inactiveSequenceById: 'accept' | 'refuse' = 'accept';

	/** false: an account without permission to create sequences. */
	sequencesAllowed = true;

	/** A `per_page` above 1000: the documents name the maximum, not what happens beyond it. */
	perPageAboveMaximum: 'clamp' | 'refuse' = 'clamp';

	/** Only `paid` is documented as supported, so any other status of a new purchase is a 422. */
	purchaseStatuses: 'paid' | 'any' = 'paid';

	private lastPublicationId = 900;

	/** Older documents have `course_id` where newer ones have `sequence_id`. */
	webhookCourseId: 'refuse' | 'accept' = 'refuse';

	/** Ids of older webhooks that cannot be deleted: documented without a reason, as with fields. */
	readonly undeletableWebhooks = new Set<number>();

	/** Webhook endpoints: 401 on a plan without them, 404 while Kit has them switched off. */
	webhookEndpointAccess: 'granted' | 401 | 404 = 'granted';

	/** Lets webhook endpoints be on loopback and in private networks, where tests receive. */
	allowPrivateWebhookUrls = false;

	/** The names around deliveries: no document shows an answer. */
	webhookDeliveryKeys = { list: 'deliveries', one: 'delivery' };

	/** What an older webhook gets of a purchase: an example of V3 shows it without an envelope. */
	webhookPurchase: 'flat' | 'enveloped' = 'flat';

	private listener: EventListener | undefined;

	/** Broadcasts nobody has been told of as sent. */
	private readonly unsentBroadcasts = new Set<Broadcast>();

	private readonly idsByEmail = new Map<string, number>();

	private readonly tagIdsByName = new Map<string, number>();

	private readonly fieldIdsByLabel = new Map<string, number>();

	private readonly fieldIdsByKey = new Map<string, number>();

	// Apart from one another, so that an id used for the wrong resource is found by no small test.
	private readonly lastIds = { subscriber: 1000, tag: 100, form: 200, field: 300, sequence: 400 };

	/** @param now milliseconds since epoch, for what is created or changed without a time given */
	constructor(readonly now: () => number) {}

	/** From now on `listener` is told of everything that happens. */
	listen(listener: EventListener): void {
		this.listener = listener;
	}

	/**
	 * Values given along are part of the new subscriber, and no updates. Whether somebody who is
	 * active from the start is also activated is not documented: here they are.
	 */
	addSubscriber(given: NewSubscriber): Subscriber {
		if (this.findByEmail(given.emailAddress)) {
			throw new Error(`The sandbox already has a subscriber ${given.emailAddress}.`);
		}
		const createdAt = given.createdAt ?? this.now();
		const state = given.state ?? 'active';
		const subscriber: Subscriber = {
			id: ++this.lastIds.subscriber,
			firstName: given.firstName ?? null,
			emailAddress: given.emailAddress,
			state,
			createdAt,
			updatedAt: given.updatedAt ?? createdAt,
			canceledAt: given.canceledAt ?? (state === 'cancelled' ? createdAt : null),
			fields: new Map(),
			location: given.location ?? null,
			locationPinned: given.locationPinned ?? false,
			attribution: { ...NO_ATTRIBUTION, ...given.attribution },
			emails: given.emails ?? [],
		};
		this.subscribers.set(subscriber.id, subscriber);
		this.idsByEmail.set(subscriber.emailAddress.toLowerCase(), subscriber.id);
		for (const [name, value] of Object.entries(given.fields ?? {})) {
			const field = this.findCustomField(name);
			if (!field) throw new Error(`The sandbox has no custom field ${name}.`);
			subscriber.fields.set(field.id, value);
		}
		this.emit('subscriber.created', { subscriber });
		if (state === 'active') this.emit('subscriber.activated', { subscriber });
		return subscriber;
	}

	/** Addresses are the same regardless of case. */
	findByEmail(emailAddress: string): Subscriber | undefined {
		const id = this.idsByEmail.get(emailAddress.toLowerCase());
		return id === undefined ? undefined : this.subscribers.get(id);
	}

	changeEmail(subscriber: Subscriber, emailAddress: string): void {
		this.idsByEmail.delete(subscriber.emailAddress.toLowerCase());
		subscriber.emailAddress = emailAddress;
		this.idsByEmail.set(emailAddress.toLowerCase(), subscriber.id);
	}

	/** Moves a subscriber to a state and keeps the date of cancelling right. */
	setState(subscriber: Subscriber, state: SubscriberState): void {
		if (subscriber.state === state) return;
		subscriber.state = state;
		subscriber.updatedAt = this.now();
		subscriber.canceledAt = state === 'cancelled' ? this.now() : null;
		const type = STATE_EVENTS[state];
		if (type !== undefined) this.emit(type, { subscriber });
	}

	/** Writes a value into a field; whether it is new decides whether anybody hears of it. */
	setField(subscriber: Subscriber, customField: CustomField, value: string | null): void {
		if ((subscriber.fields.get(customField.id) ?? null) === value) return;
		subscriber.fields.set(customField.id, value);
		this.emit('subscriber.custom_field_value_updated', { subscriber, customField });
	}

	addTag(name: string, createdAt = this.now()): Tag {
		const tag = { id: ++this.lastIds.tag, name, createdAt };
		this.tags.set(tag.id, tag);
		this.tagIdsByName.set(name.toLowerCase(), tag.id);
		this.emit('tag.created', { tag });
		return tag;
	}

	/** Names are the same regardless of case. */
	findTag(name: string): Tag | undefined {
		const id = this.tagIdsByName.get(name.toLowerCase());
		return id === undefined ? undefined : this.tags.get(id);
	}

	renameTag(tag: Tag, name: string): void {
		this.tagIdsByName.delete(tag.name.toLowerCase());
		tag.name = name;
		this.tagIdsByName.set(name.toLowerCase(), tag.id);
	}

	/**
	 * Removes the tag, from everybody who has it too. Whether that is an event for each of them is
	 * not documented: here it is not.
	 */
	deleteTag(tag: Tag): void {
		this.taggings.clear(tag.id);
		this.tagIdsByName.delete(tag.name.toLowerCase());
		this.tags.delete(tag.id);
		this.emit('tag.deleted', { tag });
	}

	addForm(given: NewForm): Form {
		const id = ++this.lastIds.form;
		const form: Form = {
			id,
			name: given.name,
			createdAt: given.createdAt ?? this.now(),
			type: given.type ?? 'embed',
			format: null,
			uid: (0xa0000000 + id * 7919).toString(16).padEnd(10, '0'),
			archived: given.archived ?? false,
			trashed: given.trashed ?? false,
			doubleOptIn: given.doubleOptIn ?? false,
		};
		this.forms.set(id, form);
		return form;
	}

	addCustomField(label: string, createdAt = this.now()): CustomField {
		const id = ++this.lastIds.field;
		const key = this.freeKey(label, id);
		const field = { id, label, key, name: `ck_field_${id}_${key}`, createdAt };
		this.customFields.set(id, field);
		this.indexField(field);
		this.emit('custom_field.created', { customField: field });
		return field;
	}

	/** @param name key or label of a field; the label's case does not matter */
	findCustomField(name: string): CustomField | undefined {
		const id = this.fieldIdsByKey.get(name) ?? this.fieldIdsByLabel.get(name.toLowerCase());
		return id === undefined ? undefined : this.customFields.get(id);
	}

	findCustomFieldByLabel(label: string): CustomField | undefined {
		const id = this.fieldIdsByLabel.get(label.toLowerCase());
		return id === undefined ? undefined : this.customFields.get(id);
	}

	/**
	 * The key follows the label unless one is given, the name does not; values stay, as they are kept
	 * by field id.
	 */
	relabel(field: CustomField, label: string, key?: string): void {
		this.unindexField(field);
		field.label = label;
		field.key = key ?? this.freeKey(label, field.id);
		this.indexField(field);
	}

	/** Removes the field and every value in it, which, as with tags, is one event. */
	deleteCustomField(field: CustomField): void {
		this.unindexField(field);
		this.customFields.delete(field.id);
		for (const subscriber of this.subscribers.values()) subscriber.fields.delete(field.id);
		this.emit('custom_field.deleted', { customField: field });
	}

	/** Like a subscriber, a sequence which is active from the start is taken to be published, too. */
	addSequence(given: NewSequence): Sequence {
		const createdAt = given.createdAt ?? this.now();
		const sequence: Sequence = {
			hold: false,
			repeat: false,
			active: true,
			updatedAt: createdAt,
			emailAddress: null,
			emailTemplateId: null,
			sendDays: [...WEEKDAYS],
			sendHour: 11,
			timeZone: this.account.timezone.name,
			excludedSources: [],
			emailCount: null,
			...given,
			createdAt,
			id: ++this.lastIds.sequence,
		};
		this.sequences.set(sequence.id, sequence);
		this.emit('sequence.created', { sequence });
		if (sequence.active) this.emit('sequence.published', { sequence });
		return sequence;
	}

	/** Changes what is given, and says so if that switches the sequence on or off. */
	changeSequence(sequence: Sequence, changes: Partial<Sequence>): void {
		const { active } = sequence;
		Object.assign(sequence, changes, { updatedAt: this.now() });
		if (sequence.active === active) return;
		this.emit(sequence.active ? 'sequence.published' : 'sequence.disabled', { sequence });
	}

	addEmailTemplate(given: NewEmailTemplate): EmailTemplate {
		return this.emailTemplates.add(given);
	}

	addSegment(name: string, createdAt?: number): Segment {
		return this.segments.add(name, createdAt);
	}

	/** What is on the web already was published some time ago; for an event see `publishPost`. */
	addPost(given: NewPost): Post {
		return this.posts.add(given);
	}

	/** The creator publishes a post. */
	publishPost(post: Post): void {
		this.posts.publish(post);
		this.emit('post.published', { post });
	}

	deleteSequence(sequence: Sequence): void {
		this.sequences.delete(sequence.id);
		this.deletedSequences.set(sequence.id, sequence);
		this.emit('sequence.deleted', { sequence });
	}

	addSequenceEmail(given: NewSequenceEmail): SequenceEmail {
		return this.sequenceEmails.add(given);
	}

	addBroadcast(given: NewBroadcast): Broadcast {
		const broadcast = this.broadcasts.add(given);
		this.emit('broadcast.created', { broadcast });
		if (this.broadcasts.statusOf(broadcast) !== 'completed') this.unsentBroadcasts.add(broadcast);
		return broadcast;
	}

	deleteBroadcast(broadcast: Broadcast): void {
		this.broadcasts.delete(broadcast.id);
		this.unsentBroadcasts.delete(broadcast);
		this.emit('broadcast.deleted', { broadcast });
	}

	/** The broadcast is sent, to everybody at once. */
	sendBroadcast(broadcast: Broadcast): void {
		broadcast.sendAt ??= this.now();
		broadcast.forcedStatus = 'completed';
		this.noticeSentBroadcasts();
	}

	/** Says which broadcasts have been sent: by the clock that happens while nobody calls. */
	noticeSentBroadcasts(): void {
		for (const broadcast of this.unsentBroadcasts) {
			if (this.broadcasts.statusOf(broadcast) !== 'completed') continue;
			this.unsentBroadcasts.delete(broadcast);
			this.emit('broadcast.sent', { broadcast });
		}
	}

	addSnippet(given: NewSnippet): Snippet {
		return this.snippets.add(given);
	}

	tag(subscriberId: number, tagId: number, at = this.now()): Membership {
		return this.taggings.add(tagId, subscriberId, at).membership;
	}

	/**
	 * Double opt-in as documented: an inactive subscriber is sent a confirmation mail and stays
	 * inactive until `confirm`. On a form without it nothing happens to the state: the documents
	 * name no other way from inactive to active.
	 * @returns the place and whether it is new
	 */
	addToForm(
		subscriberId: number,
		formId: number,
		referrer: string | null = null,
		at = this.now(),
	): { membership: Membership; added: boolean } {
		const result = this.formSubscribers.add(formId, subscriberId, at, referrer);
		const waits = this.subscribers.get(subscriberId)?.state === 'inactive';
		// Whether adding somebody a second time mails again is not documented; here it does not.
		if (result.added && waits && this.forms.get(formId)?.doubleOptIn === true) {
			this.confirmationMails.push({ subscriberId, formId });
		}
		return result;
	}

	addToSequence(subscriberId: number, sequenceId: number, at = this.now()): Membership {
		return this.sequenceSubscribers.add(sequenceId, subscriberId, at).membership;
	}

	/** The subscriber was sent the last e-mail of a sequence. */
	completeSequence(subscriber: Subscriber, sequence: Sequence): void {
		this.emit('subscriber.sequence_completed', { subscriber, sequence });
	}

	/** The subscriber clicks a link in an e-mail. */
	clickLink(subscriber: Subscriber, url: string): void {
		this.emit('subscriber.link_clicked', { subscriber, url });
	}

	/** The subscriber buys a product from the creator's shop at Kit. */
	buyProduct(subscriber: Subscriber, productId: number): void {
		this.emit('subscriber.product_purchased', { subscriber, productId });
	}

	addPurchase(given: NewPurchase): Purchase {
		const purchase = this.purchases.add(given);
		this.emit('purchase.created', { purchase });
		return purchase;
	}

	addWebhook(given: NewWebhook): Webhook {
		return this.webhooks.add(given);
	}

	addWebhookEndpoint(given: NewWebhookEndpoint): WebhookEndpoint {
		return this.webhookEndpoints.add(given);
	}

	addWebhookDelivery(given: NewWebhookDelivery): WebhookDelivery {
		return this.webhookDeliveries.add(given);
	}

	/** The subscriber clicks the button in the confirmation mail. Without a mail there is no button. */
	confirm(subscriberId: number): void {
		const subscriber = this.subscribers.get(subscriberId);
		const mailed = this.confirmationMails.some((mail) => mail.subscriberId === subscriberId);
		if (!subscriber || !mailed) {
			throw new Error(`Subscriber ${subscriberId} was sent no confirmation mail.`);
		}
		if (subscriber.state === 'inactive') this.setState(subscriber, 'active');
	}

	private emit(type: EventType, subjects: Subjects): void {
		this.listener?.(type, subjects);
	}

	private taggingSubjects({ subscriberId, ownerId }: Membership): Subjects {
		return { subscriber: this.subscribers.get(subscriberId), tag: this.tags.get(ownerId) };
	}

	/** Posts and broadcasts are numbered together: a post that was also sent shares its number. */
	private newPublicationId(): number {
		this.lastPublicationId += 1;
		return this.lastPublicationId;
	}

	private indexField(field: CustomField): void {
		this.fieldIdsByKey.set(field.key, field.id);
		this.fieldIdsByLabel.set(field.label.toLowerCase(), field.id);
	}

	private unindexField(field: CustomField): void {
		this.fieldIdsByKey.delete(field.key);
		this.fieldIdsByLabel.delete(field.label.toLowerCase());
	}

	/** Two labels may reduce to one key ("Été", "ete"); keys must be unique, how is not documented. */
	private freeKey(label: string, id: number): string {
		const key = fieldKey(label) || `field_${id}`;
		return this.fieldIdsByKey.has(key) ? `${key}_${id}` : key;
	}
}

/** ASCII-only, lowercased, underscored. Accented letters keep their base letter. */
function fieldKey(label: string): string {
	return label
		.normalize('NFKD')
		.replace(/[^\x20-\x7e]/g, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_+|_+$/g, '');
}

function newAccount(): Account {
	return {
		id: 26,
		name: 'Lantern Letters',
		planType: 'creator',
		primaryEmailAddress: 'mara@lantern-letters.example',
		createdAt: Date.UTC(2019, 2, 4, 9, 30),
		user: { email: 'mara@lantern-letters.example', id: 31 },
		timezone: {
			name: 'America/New_York',
			friendly_name: 'Eastern Time (US & Canada)',
			utc_offset: '-05:00',
		},
		sendingAddresses: [
			{
				email_address: 'mara@lantern-letters.example',
				from_name: 'Mara from Lantern Letters',
				status: 'confirmed',
				is_default: true,
				is_verified: true,
				is_dmarc_configured: true,
			},
		],
		plan: {
			plan_type: 'creator',
			interval: 'month',
			subscriber_limit: 5000,
			on_trial: false,
			trial_lapse_date: null,
			renews_at: '2027-01-04T09:30:00Z',
			cancels_at: null,
		},
		colors: ['#1b4332', '#ffb703'],
		profile: {
			name: 'Lantern Letters',
			byline: 'Mara Lindqvist',
			bio: 'A weekly letter about small workshops.',
			image_url: 'https://images.example/lantern.jpg?fit=crop&h=320&w=320',
			profile_url: 'https://lantern-letters.example/profile',
		},
		apiAccess: true,
	};
}
