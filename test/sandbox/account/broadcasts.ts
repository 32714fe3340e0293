import type { EmailTemplates } from './emailTemplates';

export const BROADCAST_STATUSES = [
	'draft',
	'scheduled',
	'sending',
	'completed',
	'aborted',
] as const;
export type BroadcastStatus = (typeof BROADCAST_STATUSES)[number];

/** Whom a broadcast is for: those in all, in any or in none of some segments and tags. */
export interface BroadcastAudience {
	group: 'all' | 'any' | 'none';
	sources: { type: 'segment' | 'tag'; ids: number[] }[];
}

/** What came of sending it. */
export interface BroadcastResults {
	recipients: number;
	bounced: number;
	/** How many opened it at least once. */
	opened: number;
	/** How many clicked any link at least once. */
	clicked: number;
	unsubscribes: number;
	/** Every click counts. */
	totalClicks: number;
	links: { id: number; url: string; uniqueClicks: number }[];
}

/** The part of a broadcast that is written. Times are milliseconds since epoch. */
export interface BroadcastContent {
	subject: string;
	previewText: string | null;
	description: string | null;
	content: string | null;
	/** Published on the web as well. */
	public: boolean;
	publishedAt: number | null;
	/** null is a draft. */
	sendAt: number | null;
	thumbnailAlt: string | null;
	thumbnailUrl: string | null;
	emailAddress: string | null;
	emailTemplateId: number;
	/** null is every subscriber. */
	audience: BroadcastAudience | null;
}

export interface Broadcast extends BroadcastContent {
	readonly id: number;
	readonly publicationId: number;
	createdAt: number;
	/** When `sendAt` was last set: nothing is sent before somebody says so. */
	scheduledAt: number;
	/** Overrules what clock and `sendAt` say; an aborted broadcast comes about in no other way. */
	forcedStatus: 'sending' | 'completed' | 'aborted' | null;
	/** Overrules what the e-mails of the store's subscribers add up to. */
	results: Partial<BroadcastResults>;
}

export type NewBroadcast = { subject: string } & Partial<Omit<Broadcast, 'id' | 'subject'>>;

/** The account's broadcasts by id, and how Kit treats them where the documents leave a choice. */
export class Broadcasts extends Map<number, Broadcast> {
	/** false: an account without permission, which cannot create, change or delete any. */
	allowed = true;

	/** false: a plan without the list of stats. */
	statsListAllowed = true;

	/**
	 * `extra_fields=clicks,stats` when reading. Documents of early 2025 have it, later ones do not,
	 * so it is an unknown parameter unless a test asks for the old days.
	 */
	extraFields: 'refuse' | 'answer' = 'refuse';

	/** Templates of the category "Starting point" (docs/kit-api.md#templates). */
	startingPoint: 'refuse' | 'accept' = 'refuse';

	/** The unit of the rates in stats (docs/kit-api.md#email-statistics). */
	rates: 'percent' | 'fraction' = 'percent';

	/** How long sending takes, as a status `sending` is documented and its length is not. */
	sendingMs = 60_000;

	private lastId = 1500;

	/** @param publication gives a publication id nobody has yet */
	constructor(
		private readonly now: () => number,
		private readonly templates: EmailTemplates,
		private readonly publication: () => number,
	) {
		super();
	}

	add(given: NewBroadcast): Broadcast {
		const sendAt = given.sendAt ?? null;
		// Whoever adds a broadcast of last week means one that was ready last week.
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

	/** Where a broadcast is in its life, by the clock. */
	statusOf(broadcast: Broadcast): BroadcastStatus {
		if (broadcast.forcedStatus !== null) return broadcast.forcedStatus;
		if (broadcast.sendAt === null) return 'draft';
		const progress = this.progressOf(broadcast);
		if (progress >= 1) return 'completed';
		return this.now() >= startOf(broadcast, broadcast.sendAt) ? 'sending' : 'scheduled';
	}

	/** The part of the sending that is done, 0 to 1. Of an aborted one nothing is documented: 0. */
	progressOf(broadcast: Broadcast): number {
		if (broadcast.forcedStatus === 'completed') return 1;
		if (broadcast.forcedStatus === 'sending') return 0.5;
		if (broadcast.forcedStatus === 'aborted' || broadcast.sendAt === null) return 0;
		const elapsed = this.now() - startOf(broadcast, broadcast.sendAt);
		if (elapsed < 0) return 0;
		return elapsed >= this.sendingMs ? 1 : elapsed / this.sendingMs;
	}
}

/** A time already past means at once: open, but nothing else can be meant (docs/kit-api.md#scheduling). */
function startOf({ scheduledAt }: Broadcast, sendAt: number): number {
	return Math.max(sendAt, scheduledAt);
}

/** A draft with nothing in it. */
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
