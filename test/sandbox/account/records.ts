/** The five documented states. */
export const STATES = ['active', 'inactive', 'bounced', 'cancelled', 'complained'] as const;
export type SubscriberState = (typeof STATES)[number];

/** A subscriber's location, with the key names used in responses. */
export interface SubscriberLocation {
	city: string | null;
	state: string | null;
	country: string | null;
	latitude: number | null;
	longitude: number | null;
	timezone: string | null;
}

/** A subscriber's attribution; every key can be null. */
export interface Attribution {
	referrer: string | null;
	utm_source: string | null;
	utm_medium: string | null;
	utm_campaign: string | null;
	utm_term: string | null;
	utm_content: string | null;
	source_type: string | null;
	source_name: string | null;
	source_mechanism: string | null;
	source_mechanism_id: number | null;
	/** Not returned; used by the filter's `source_ids` and `forms` conditions. */
	sourceId: number | null;
}

/**
 * One email sent to one subscriber, with opens and clicks. Times are milliseconds since the epoch.
 */
export interface SentEmail {
	broadcastId: number;
	sentAt: number;
	bounced: boolean;
	opens: number[];
	clicks: { at: number; url: string; linkId: number }[];
}

export interface Subscriber {
	readonly id: number;
	firstName: string | null;
	/** Change it with `store.subscribers.changeEmail`, which updates the lookup by email address. */
	emailAddress: string;
	state: SubscriberState;
	createdAt: number;
	updatedAt: number;
	canceledAt: number | null;
	/** Custom field ID → value; a field without an entry reads as null. */
	fields: Map<number, string | null>;
	/**
	 * Earlier values of `fields`, each with its end time, oldest first; only kept while lists lag.
	 */
	formerFields: { until: number; fields: Map<number, string | null> }[];
	location: SubscriberLocation | null;
	/** True when the location was set through the location endpoints. */
	locationPinned: boolean;
	attribution: Attribution;
	emails: SentEmail[];
}

export interface Tag {
	readonly id: number;
	/** Change it with `store.tags.rename`. */
	name: string;
	createdAt: number;
}

export interface Form {
	readonly id: number;
	name: string;
	createdAt: number;
	type: 'embed' | 'hosted';
	/** null: a system form or a landing page, which is not a designer form and sends no emails. */
	format: string | null;
	uid: string;
	archived: boolean;
	trashed: boolean;
	doubleOptIn: boolean;
}

export interface CustomField {
	readonly id: number;
	/** Change it with `store.customFields.relabel`, which derives the key again. */
	label: string;
	key: string;
	/** Fixed at creation. */
	readonly name: string;
	createdAt: number;
}

/** The sources of subscribers that a sequence can exclude. */
export const SOURCE_TYPES = ['tag', 'sequence', 'form', 'segment'] as const;

export interface Sequence {
	readonly id: number;
	name: string;
	hold: boolean;
	repeat: boolean;
	active: boolean;
	createdAt: number;
	updatedAt: number;
	emailAddress: string | null;
	emailTemplateId: number | null;
	sendDays: string[];
	sendHour: number;
	timeZone: string;
	excludedSources: { type: (typeof SOURCE_TYPES)[number]; ids: number[] }[];
	/** null: computed from the store's emails; a number is for tests without emails. */
	emailCount: number | null;
}

export interface Account {
	id: number;
	name: string;
	planType: string;
	primaryEmailAddress: string;
	createdAt: number;
	user: { email: string; id: number };
	timezone: { name: string; friendly_name: string; utc_offset: string };
	sendingAddresses: {
		email_address: string;
		from_name: string;
		status: string;
		is_default: boolean;
		is_verified: boolean;
		is_dmarc_configured: boolean;
	}[];
	plan: {
		plan_type: string;
		interval: string;
		subscriber_limit: number;
		on_trial: boolean;
		trial_lapse_date: string | null;
		renews_at: string | null;
		cancels_at: string | null;
	};
	colors: string[];
	/** null: the creator has no profile, and Kit returns 404. */
	profile: {
		name: string;
		byline: string;
		bio: string;
		image_url: string;
		profile_url: string;
	} | null;
	/** false: a plan without API access, so that every operation returns 401. */
	apiAccess: boolean;
}
