import type { PollingInN8n } from '../../../engine/polling';
import { given, HOUR_MS, MINUTE_MS, type World } from './polling.fixture';

/**
 * A reproducible sequence of numbers from 0 to 1, so that a failing day can be repeated
 * (mulberry32).
 */
export function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let value = Math.imul(state ^ (state >>> 15), 1 | state);
		value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
		return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** The events that a trigger delivered, by the IDs that `Creator.happened` uses. */
export const told = (kit: PollingInN8n): string[] => given(kit).map(({ id }) => String(id));

/** An event, with the record it was about. */
interface Past {
	id: number;
	event: string;
}

/**
 * An account in which events happen, and which knows the events that a trigger must deliver, by the
 * IDs that the trigger uses.
 */
export class Creator {
	readonly happened: string[] = [];

	/** Events that are not listed yet, with the time at which they will be. */
	private later: Array<{ listedAt: number; write: () => void }> = [];

	private readonly store;

	readonly tag;

	readonly form;

	private readonly broadcast;

	private count = 0;

	private readonly past = new Map<string, Past[]>();

	private kit: PollingInN8n | undefined;

	constructor(
		private readonly world: World,
		private readonly chance: () => number,
	) {
		this.store = world.sandbox.store;
		this.tag = this.store.addTag('Customer');
		this.form = this.store.addForm({ name: 'Newsletter' });
		this.broadcast = this.store.addBroadcast({ subject: 'Draft' });
	}

	/** Activates a trigger for all events. */
	async watched(): Promise<PollingInN8n> {
		const kit = this.world.trigger({
			authentication: 'oAuth2',
			events: [
				'broadcast.sent',
				'post.published',
				'purchase.created',
				'subscriber.created',
				'subscriber.matched_filter',
				'subscriber.subscribed_to_form',
				'subscriber.tag_added',
				'subscriber.unsubscribed',
			],
			tag: { __rl: true, mode: 'id', value: String(this.tag.id) },
			form: { __rl: true, mode: 'id', value: String(this.form.id) },
			conditions: { state: [{ states: ['bounced'] }] },
		});
		await this.world.activate(kit);
		this.kit = kit;
		return kit;
	}

	/** Makes one event happen; Kit lists it up to five minutes later, as it documents. */
	act(): void {
		const acts = [this.creates, this.changes, this.undoes];
		acts[Math.floor(this.chance() * acts.length)]?.call(this);
	}

	/** Updates Kit's lists. */
	list(): void {
		const now = this.world.clock.now();
		const due = this.later.filter(({ listedAt }) => listedAt <= now);
		this.later = this.later.filter(({ listedAt }) => listedAt > now);
		for (const { write } of due) write();
	}

	private creates(): void {
		const { store } = this;
		const at = store.now();
		const name = this.name();
		this.oneOf(
			() => this.created(at),
			() => {
				// two people in the same second
				this.created(at);
				this.created(at);
			},
			() => {
				const { id } = store.addPurchase({
					subscriberId: this.old(),
					transactionId: name,
					transactionTime: at,
				});
				this.tell('purchase.created', id);
			},
			() => this.tell('post.published', store.addPost({ title: name, publishedAt: at }).id),
			() => {
				const { id } = store.addBroadcast({ ...this.broadcast, subject: name, sendAt: at });
				const broadcast = store.broadcasts.get(id);
				if (broadcast) broadcast.forcedStatus = 'completed';
				this.tell('broadcast.sent', id);
			},
		);
	}

	/** An event about an existing subscriber, possibly for the second time. */
	private changes(): void {
		const { store } = this;
		const at = store.now();
		this.oneOf(
			() => {
				const id = this.take('untagged') ?? this.old();
				store.tag(id, this.tag.id, at);
				this.tell('subscriber.tag_added', id, at);
			},
			() => {
				const id = this.old();
				store.addToForm(id, this.form.id, null, at);
				this.tell('subscriber.subscribed_to_form', id, at);
			},
			() => {
				const id = this.take('back') ?? this.old();
				const subscriber = this.person(id);
				store.setState(subscriber, 'cancelled');
				subscriber.canceledAt = at;
				this.tell('subscriber.unsubscribed', id, at);
			},
			() => {
				const again = this.take('recovered');
				const id = again ?? this.old();
				store.setState(this.person(id), 'bounced');
				if (again === undefined) this.tell('subscriber.matched_filter', id);
			},
		);
	}

	/** Reverts an event that was delivered, or changes its time, which is not an event. */
	private undoes(): void {
		const { store } = this;
		const undo = [
			() => {
				const id = this.takeTold('subscriber.tag_added');
				if (id !== undefined) store.taggings.remove(this.tag.id, id);
				this.put('untagged', id);
			},
			() => {
				const id = this.takeTold('subscriber.unsubscribed');
				if (id !== undefined) store.setState(this.person(id), 'active');
				this.put('back', id);
			},
			() => {
				const id = this.takeTold('subscriber.matched_filter');
				if (id !== undefined) store.setState(this.person(id), 'active');
				this.put('recovered', id);
			},
			() => {
				const id = this.takeTold('subscriber.created');
				if (id !== undefined) this.person(id).createdAt = store.now();
			},
			() => {
				const purchase = store.purchases.get(this.takeTold('purchase.created') ?? 0);
				if (purchase) purchase.transactionTime = store.now();
			},
			() => {
				const post = store.posts.get(this.takeTold('post.published') ?? 0);
				if (post) Object.assign(post, { status: 'draft', publishedAt: null });
				this.put('withdrawn', post?.id);
			},
			() => {
				const post = store.posts.get(this.take('withdrawn') ?? 0);
				if (post) store.publishPost(post);
			},
		];
		undo[Math.floor(this.chance() * undo.length)]?.();
	}

	private created(createdAt: number): void {
		const { id } = this.store.addSubscriber({
			emailAddress: `${this.name()}@example.com`,
			createdAt,
		});
		this.tell('subscriber.created', id);
	}

	/** Picks one of these changes, which Kit lists later. */
	private oneOf(...writes: Array<() => void>): void {
		const write = writes[Math.floor(this.chance() * writes.length)];
		const listedAt = this.world.clock.now() + Math.floor(this.chance() * 5 * MINUTE_MS);
		if (write) this.later.push({ listedAt, write });
	}

	private name(): string {
		return `person-${(this.count += 1)}`;
	}

	/** A subscriber who was added a year ago. */
	private old(): number {
		const createdAt = this.store.now() - 365 * 24 * HOUR_MS;
		return this.store.addSubscriber({ emailAddress: `${this.name()}@example.com`, createdAt }).id;
	}

	private person(id: number) {
		const subscriber = this.store.subscribers.get(id);
		if (!subscriber) throw new Error(`There is no subscriber ${id}`);
		return subscriber;
	}

	/** @param at when it happened, if it can happen again at another time */
	private tell(kind: string, id: number, at?: number): void {
		// Kit's times have no milliseconds.
		const moment = at === undefined ? '' : `:${Math.floor(at / 1_000) * 1_000}`;
		const event = `${kind}:${id}${moment}`;
		this.happened.push(event);
		this.past.set(kind, [...(this.past.get(kind) ?? []), { id, event }]);
	}

	private put(kind: string, id: number | undefined): void {
		if (id === undefined) return;
		this.past.set(kind, [...(this.past.get(kind) ?? []), { id, event: '' }]);
	}

	private take(kind: string): number | undefined {
		return this.past.get(kind)?.shift()?.id;
	}

	/** Takes one that the trigger has delivered: what is reverted earlier cannot be detected. */
	private takeTold(kind: string): number | undefined {
		const events = new Set(this.kit ? told(this.kit) : []);
		const found = this.past.get(kind)?.find(({ event }) => events.has(event));
		this.past.set(
			kind,
			(this.past.get(kind) ?? []).filter((one) => one !== found),
		);
		return found?.id;
	}
}
