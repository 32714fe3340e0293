import { BulkQueue } from '../bulk/bulkQueue';
import { BulkRules } from '../bulk/bulkRules';
import { OpenQuestions } from '../openQuestions';
import { V3Rules } from '../v3/rules';
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
import { Broadcasts, type Broadcast, type NewBroadcast } from './broadcasts';
import { CustomFields } from './customFields';
import { EmailTemplates, type EmailTemplate, type NewEmailTemplate } from './emailTemplates';
import type { EventListener, EventType, Subjects } from './events';
import { Forms, type NewForm } from './forms';
import { Memberships, type Membership } from './memberships';
import { newAccount } from './newAccount';
import { Posts, type NewPost, type Post } from './posts';
import { Purchases, type NewPurchase, type Purchase } from './purchases';
import type {
	Account,
	CustomField,
	Form,
	Sequence,
	Subscriber,
	SubscriberState,
	Tag,
} from './records';
import { Segments, type Segment } from './segments';
import { SequenceEmails, type NewSequenceEmail, type SequenceEmail } from './sequenceEmails';
import { Sequences, type NewSequence } from './sequences';
import { Snippets, type NewSnippet, type Snippet } from './snippets';
import { Subscribers, type NewSubscriber } from './subscribers';
import { Tags } from './tags';

/** The events emitted on a change to a state; there is none for becoming inactive. */
const STATE_EVENTS: Partial<Record<SubscriberState, EventType>> = {
	active: 'subscriber.activated',
	cancelled: 'subscriber.unsubscribed',
	bounced: 'subscriber.bounced',
	complained: 'subscriber.complained',
};

/**
 * The Kit account behind a sandbox. Tests may read and write everything; lookups by ID, email
 * address, tag name and field label use Maps, so 100,000 subscribers are no problem.
 */
export class Store {
	readonly account: Account = newAccount();

	readonly subscribers = new Subscribers(() => this.now());

	readonly tags = new Tags();

	readonly forms = new Forms(() => this.now());

	readonly customFields = new CustomFields();

	readonly sequences = new Sequences(
		() => this.now(),
		() => this.account.timezone.name,
	);

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

	readonly webhooks = new Webhooks(() => this.now());

	readonly webhookEndpoints = new WebhookEndpoints(() => this.now());

	readonly webhookDeliveries = new WebhookDeliveries(() => this.now());

	/** Bulk requests that got a 202; `sandbox.runDue` processes them. */
	readonly bulkQueue = new BulkQueue();

	readonly bulk = new BulkRules();

	readonly v3 = new V3Rules();

	/** Confirmation emails of double opt-in forms, oldest first. */
	readonly confirmationMails: { subscriberId: number; formId: number }[] = [];

	readonly openQuestions = new OpenQuestions();

	/** Webhook endpoints: 401 on a plan without them, 404 while Kit has them switched off. */
	webhookEndpointAccess: 'granted' | 401 | 404 = 'granted';

	/** Lets webhook endpoints be on loopback and in private networks, where tests receive. */
	allowPrivateWebhookUrls = false;

	private lastPublicationId = 900;

	private listener: EventListener | undefined;

	/** Broadcasts whose event has not been emitted yet. */
	private readonly unsentBroadcasts = new Set<Broadcast>();

	/** @param now milliseconds since the epoch, used if no time is given */
	constructor(readonly now: () => number) {}

	/** From now on, `listener` is called for every event. */
	listen(listener: EventListener): void {
		this.listener = listener;
	}

	/**
	 * The given values belong to the new subscriber, and do not count as updates. Whether a
	 * subscriber who is active from the start is also activated is not documented; here, they are.
	 */
	addSubscriber(given: NewSubscriber): Subscriber {
		const fields = new Map<number, string | null>();
		for (const [name, value] of Object.entries(given.fields ?? {})) {
			const field = this.customFields.find(name);
			if (!field) throw new Error(`The sandbox has no custom field ${name}.`);
			fields.set(field.id, value);
		}
		const subscriber = this.subscribers.add(given, fields);
		this.emit('subscriber.created', { subscriber });
		if (subscriber.state === 'active') this.emit('subscriber.activated', { subscriber });
		return subscriber;
	}

	/** Email addresses are case-insensitive. */
	findByEmail(emailAddress: string): Subscriber | undefined {
		return this.subscribers.findByEmail(emailAddress);
	}

	/** Moves a subscriber to a state and updates the cancellation date. */
	setState(subscriber: Subscriber, state: SubscriberState): void {
		if (subscriber.state === state) return;
		subscriber.state = state;
		subscriber.updatedAt = this.now();
		subscriber.canceledAt = state === 'cancelled' ? this.now() : null;
		const type = STATE_EVENTS[state];
		if (type !== undefined) this.emit(type, { subscriber });
	}

	/** Writes a value into a field; an event is only emitted if the value changes. */
	setField(subscriber: Subscriber, customField: CustomField, value: string | null): void {
		if ((subscriber.fields.get(customField.id) ?? null) === value) return;
		if (this.openQuestions.listLag.subscriberFields > 0) {
			subscriber.formerFields.push({ until: this.now(), fields: new Map(subscriber.fields) });
		}
		subscriber.fields.set(customField.id, value);
		this.emit('subscriber.custom_field_value_updated', { subscriber, customField });
	}

	addTag(name: string, createdAt = this.now()): Tag {
		const tag = this.tags.add(name, createdAt);
		this.emit('tag.created', { tag });
		return tag;
	}

	/** Names are case-insensitive. */
	findTag(name: string): Tag | undefined {
		return this.tags.find(name);
	}

	/**
	 * Removes the tag, also from all subscribers. Whether that is an event for each of them is not
	 * documented; here, it is not.
	 */
	deleteTag(tag: Tag): void {
		this.taggings.clear(tag.id);
		this.tags.delete(tag.id);
		this.emit('tag.deleted', { tag });
	}

	addForm(given: NewForm): Form {
		return this.forms.add(given);
	}

	addCustomField(label: string, createdAt = this.now()): CustomField {
		const field = this.customFields.add(label, createdAt);
		this.emit('custom_field.created', { customField: field });
		return field;
	}

	/** Removes the field with all of its values, which, as for tags, emits a single event. */
	deleteCustomField(field: CustomField): void {
		this.customFields.delete(field.id);
		for (const subscriber of this.subscribers.values()) subscriber.fields.delete(field.id);
		this.emit('custom_field.deleted', { customField: field });
	}

	/** A sequence that is active from the start also counts as published, as for subscribers. */
	addSequence(given: NewSequence): Sequence {
		const sequence = this.sequences.add(given);
		this.emit('sequence.created', { sequence });
		if (sequence.active) this.emit('sequence.published', { sequence });
		return sequence;
	}

	/** Applies the given changes, and emits an event if they activate or deactivate the sequence. */
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

	/** A post that is added as published was published earlier; `publishPost` emits an event. */
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

	/** Sends the broadcast to all recipients at once. */
	sendBroadcast(broadcast: Broadcast): void {
		broadcast.sendAt ??= this.now();
		broadcast.forcedStatus = 'completed';
		this.noticeSentBroadcasts();
	}

	/**
	 * Emits the events of broadcasts that have been sent in the meantime: the clock advances on its
	 * own.
	 */
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
	 * Double opt-in (docs/kit-api.md#forms): an inactive subscriber is sent a confirmation email and
	 * stays inactive until `confirm`. A form without a `format` never sends one. On a form without
	 * double opt-in, the state does not change.
	 * @returns the membership and whether it is new
	 */
	addToForm(
		subscriberId: number,
		formId: number,
		referrer: string | null = null,
		at = this.now(),
	): { membership: Membership; added: boolean } {
		const result = this.formSubscribers.add(formId, subscriberId, at, referrer);
		const waits = this.subscribers.get(subscriberId)?.state === 'inactive';
		// Whether adding a subscriber again sends another email is not documented; here, it does not.
		const form = this.forms.get(formId);
		if (result.added && waits && form?.doubleOptIn === true && form.format !== null) {
			this.confirmationMails.push({ subscriberId, formId });
		}
		return result;
	}

	addToSequence(subscriberId: number, sequenceId: number, at = this.now()): Membership {
		return this.sequenceSubscribers.add(sequenceId, subscriberId, at).membership;
	}

	/** The subscriber completes a sequence: its last email was sent. */
	completeSequence(subscriber: Subscriber, sequence: Sequence): void {
		this.emit('subscriber.sequence_completed', { subscriber, sequence });
	}

	/** The subscriber clicks a link in an email. */
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

	/**
	 * The subscriber clicks the button in the confirmation email.
	 *
	 * @throws Error if no email was sent
	 */
	confirm(subscriberId: number): void {
		const subscriber = this.subscribers.get(subscriberId);
		const mailed = this.confirmationMails.some((mail) => mail.subscriberId === subscriberId);
		if (!subscriber || !mailed) {
			throw new Error(`No confirmation email was sent to subscriber ${subscriberId}.`);
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
}
