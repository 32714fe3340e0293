import type { Attribution, Subscriber } from './records';

/** Every field of a new subscriber; only the email address is required. */
export interface NewSubscriber extends Partial<
	Omit<Subscriber, 'id' | 'emailAddress' | 'attribution' | 'fields'>
> {
	emailAddress: string;
	attribution?: Partial<Attribution>;
	/** By key or label, as in Kit's own requests. */
	fields?: Record<string, string | null>;
}

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

/** The account's subscribers by ID, indexed by email address. */
export class Subscribers extends Map<number, Subscriber> {
	private readonly idsByEmail = new Map<string, number>();

	private lastId = 1000;

	constructor(private readonly now: () => number) {
		super();
	}

	/**
	 * @param fields by field ID
	 * @throws Error if the email address already exists
	 */
	add(given: NewSubscriber, fields: Map<number, string | null>): Subscriber {
		if (this.findByEmail(given.emailAddress)) {
			throw new Error(`The sandbox already has a subscriber ${given.emailAddress}.`);
		}
		const createdAt = given.createdAt ?? this.now();
		const state = given.state ?? 'active';
		const subscriber: Subscriber = {
			id: ++this.lastId,
			firstName: given.firstName ?? null,
			emailAddress: given.emailAddress,
			state,
			createdAt,
			updatedAt: given.updatedAt ?? createdAt,
			canceledAt: given.canceledAt ?? (state === 'cancelled' ? createdAt : null),
			fields,
			formerFields: [],
			location: given.location ?? null,
			locationPinned: given.locationPinned ?? false,
			attribution: { ...NO_ATTRIBUTION, ...given.attribution },
			emails: given.emails ?? [],
		};
		this.set(subscriber.id, subscriber);
		this.idsByEmail.set(subscriber.emailAddress.toLowerCase(), subscriber.id);
		return subscriber;
	}

	/** Email addresses are case-insensitive. */
	findByEmail(emailAddress: string): Subscriber | undefined {
		const id = this.idsByEmail.get(emailAddress.toLowerCase());
		return id === undefined ? undefined : this.get(id);
	}

	changeEmail(subscriber: Subscriber, emailAddress: string): void {
		this.idsByEmail.delete(subscriber.emailAddress.toLowerCase());
		subscriber.emailAddress = emailAddress;
		this.idsByEmail.set(emailAddress.toLowerCase(), subscriber.id);
	}
}
