/** One subscriber's membership in a tag, form or sequence. */
export interface Membership {
	/** The membership's ID, in order of creation: Kit's cursors for taggings contain such an ID. */
	id: number;
	ownerId: number;
	subscriberId: number;
	/** Milliseconds since the epoch. */
	at: number;
	/** Only stored for forms. */
	referrer: string | null;
}

/** Called when a membership changes. */
interface Listeners {
	added: (membership: Membership) => void;
	removed?: (membership: Membership) => void;
}

/** The memberships, indexed by owner and by subscriber. */
export class Memberships {
	private readonly byOwner = new Map<number, Map<number, Membership>>();

	private readonly bySubscriber = new Map<number, Map<number, Membership>>();

	private lastId = 0;

	constructor(private readonly listeners: Listeners) {}

	get(ownerId: number, subscriberId: number): Membership | undefined {
		return this.byOwner.get(ownerId)?.get(subscriberId);
	}

	/** @returns the membership and whether it is new; an existing one does not change */
	add(
		ownerId: number,
		subscriberId: number,
		at: number,
		referrer: string | null = null,
	): { membership: Membership; added: boolean } {
		const existing = this.get(ownerId, subscriberId);
		if (existing) return { membership: existing, added: false };
		this.lastId += 1;
		const membership = { id: this.lastId, ownerId, subscriberId, at, referrer };
		place(this.byOwner, ownerId, subscriberId, membership);
		place(this.bySubscriber, subscriberId, ownerId, membership);
		this.listeners.added(membership);
		return { membership, added: true };
	}

	/** @returns whether the membership existed */
	remove(ownerId: number, subscriberId: number): boolean {
		const membership = this.get(ownerId, subscriberId);
		if (!membership) return false;
		this.bySubscriber.get(subscriberId)?.delete(ownerId);
		this.byOwner.get(ownerId)?.delete(subscriberId);
		this.listeners.removed?.(membership);
		return true;
	}

	/** Removes all members because the owner is deleted, without an event for each. */
	clear(ownerId: number): void {
		for (const { subscriberId } of this.ofOwner(ownerId)) {
			this.bySubscriber.get(subscriberId)?.delete(ownerId);
		}
		this.byOwner.delete(ownerId);
	}

	ofOwner(ownerId: number): Membership[] {
		return [...(this.byOwner.get(ownerId)?.values() ?? [])];
	}

	ofSubscriber(subscriberId: number): Membership[] {
		return [...(this.bySubscriber.get(subscriberId)?.values() ?? [])];
	}

	/** The number of subscribers of the owner. */
	size(ownerId: number): number {
		return this.byOwner.get(ownerId)?.size ?? 0;
	}
}

function place(
	index: Map<number, Map<number, Membership>>,
	outer: number,
	inner: number,
	membership: Membership,
): void {
	let places = index.get(outer);
	if (!places) {
		places = new Map();
		index.set(outer, places);
	}
	places.set(inner, membership);
}
