import type { EmailTemplates } from './emailTemplates';

export const BROADCAST_STATUSES = [
	'draft',
	'scheduled',
	'sending',
	'completed',
	'aborted',
] as const;
export type BroadcastStatus = (typeof BROADCAST_STATUSES)[number];

/** The recipients of a broadcast: subscribers in all, any or none of some segments and tags. */
export interface BroadcastAudience {
	group: 'all' | 'any' | 'none';
	sources: { type: 'segment' | 'tag'; ids: number[] }[];
}

/** The results of sending the broadcast. */
export interface BroadcastResults {
	recipients: number;
	bounced: number;
	/** Recipients who opened the broadcast at least once. */
	opened: number;
	/** Recipients who clicked any link at least once. */
	clicked: number;
	unsubscribes: number;
	/** All clicks, including repeated ones. */
	totalClicks: number;
	links: { id: number; url: string; uniqueClicks: number }[];
}

/** The editable part of a broadcast. Times are milliseconds since the epoch. */
export interface BroadcastContent {
	subject: string;
	previewText: string | null;
	description: string | null;
	content: string | null;
	/** Also published on the web. */
	public: boolean;
	publishedAt: number | null;
	/** null: a draft. */
	sendAt: number | null;
	thumbnailAlt: string | null;
	thumbnailUrl: string | null;
	emailAddress: string | null;
	emailTemplateId: number;
	/** null: all subscribers. */
	audience: BroadcastAudience | null;
}

export interface Broadcast extends BroadcastContent {
	readonly id: number;
	readonly publicationId: number;
	createdAt: number;
	/** When `sendAt` was last set: nothing is sent before that. */
	scheduledAt: number;
	/** Overrides the clock and `sendAt`; the only way to get an aborted broadcast. */
	forcedStatus: 'sending' | 'completed' | 'aborted' | null;
	/** Overrides the sum of the subscribers' emails. */
	results: Partial<BroadcastResults>;
}

export type NewBroadcast = { subject: string } & Partial<Omit<Broadcast, 'id' | 'subject'>>;

/** The account's broadcasts by ID, and Kit's behavior where the documentation leaves a choice. */
export class Broadcasts extends Map<number, Broadcast> {
	/** false: an account without permission, which cannot create, change or delete broadcasts. */
	allowed = true;

	/** false: a plan without the list of stats. */
	statsListAllowed = true;

	/**
	 * `extra_fields=clicks,stats` when reading. It is in the documentation of early 2025, but not in
	 * later versions, so it is an unknown parameter unless a test enables it.
	 */
	extraFields: 'refuse' | 'answer' = 'refuse';

	/** Templates of the category "Starting point" (docs/kit-api.md#templates). */
	startingPoint: 'refuse' | 'accept' = 'refuse';

	/** The unit of the rates in stats (docs/kit-api.md#email-statistics). */
	rates: 'percent' | 'fraction' = 'percent';

	/** How long sending takes: a status `sending` is documented, but its duration is not. */
	sendingMs = 60_000;

	private lastId = 1500;

	/** @param publication returns a new publication ID */
	constructor(
		private readonly now: () => number,
		private readonly templates: EmailTemplates,
		private readonly publication: () => number,
	) {
		super();
	}

	add(given: NewBroadcast): Broadcast {
		const sendAt = given.sendAt ?? null;
		// A broadcast that a test adds with last week's date was ready last week.
		const createdAt = given.createdAt ?? Math.min(this.now(), sendAt ?? this.now());
		const broadcast: Broadcast = {
			...blank(given.emailTemplateId ?? this.templates.default().id),
			publicationId: given.publicationId ?? this.publication(),
			scheduledAt: createdAt,
			forcedStatus: null,
			results: {},
			...given,
			createdAt,
			id: ++this.lastId,
		};
		this.set(broadcast.id, broadcast);
		return broadcast;
	}

	/** The status of a broadcast, according to the clock. */
	statusOf(broadcast: Broadcast): BroadcastStatus {
		if (broadcast.forcedStatus !== null) return broadcast.forcedStatus;
		if (broadcast.sendAt === null) return 'draft';
		const progress = this.progressOf(broadcast);
		if (progress >= 1) return 'completed';
		return this.now() >= startOf(broadcast, broadcast.sendAt) ? 'sending' : 'scheduled';
	}

	/**
	 * The fraction that has been sent, 0 to 1. For an aborted broadcast, nothing is documented: 0.
	 */
	progressOf(broadcast: Broadcast): number {
		if (broadcast.forcedStatus === 'completed') return 1;
		if (broadcast.forcedStatus === 'sending') return 0.5;
		if (broadcast.forcedStatus === 'aborted' || broadcast.sendAt === null) return 0;
		const elapsed = this.now() - startOf(broadcast, broadcast.sendAt);
		if (elapsed < 0) return 0;
		return elapsed >= this.sendingMs ? 1 : elapsed / this.sendingMs;
	}
}

/**
 * A time in the past means immediately: not documented, but the only plausible reading
 * (docs/kit-api.md#scheduling).
 */
function startOf({ scheduledAt }: Broadcast, sendAt: number): number {
	return Math.max(sendAt, scheduledAt);
}

/** An empty draft. */
export function blank(emailTemplateId: number): BroadcastContent {
	return {
		subject: '',
		previewText: null,
		description: null,
		content: null,
		public: false,
		publishedAt: null,
		sendAt: null,
		thumbnailAlt: null,
		thumbnailUrl: null,
		emailAddress: null,
		emailTemplateId,
		audience: null,
	};
}
