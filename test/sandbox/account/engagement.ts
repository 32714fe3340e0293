import { DAY_MS, day, timestampOrNull } from '../clock';
import { KitError } from '../http/errors';
import type { SentEmail, Subscriber } from './records';

/** Engagement sorts and email stats look back this far. */
export const TRAILING_MS = 90 * DAY_MS;

const RETENTION_MONTHS = 60;

export interface Span {
	/** Milliseconds since the epoch; undefined is unbounded. */
	from?: number | undefined;
	to?: number | undefined;
}

function inSpan(ms: number, { from, to }: Span): boolean {
	return (from === undefined || ms >= from) && (to === undefined || ms <= to);
}

function rate(part: number, whole: number): number {
	return whole === 0 ? 0 : Math.round((part / whole) * 1000) / 1000;
}

function latest(times: number[]): number | null {
	return times.reduce<number | null>((last, at) => (last === null || at > last ? at : last), null);
}

/** Stats of the emails sent to one subscriber in a span. Rates are fractions with 3 decimals. */
export function engagement(subscriber: Subscriber, span: Span = {}) {
	const emails = subscriber.emails.filter(({ sentAt }) => inSpan(sentAt, span));
	const opened = emails.filter(({ opens }) => opens.length > 0);
	const clicked = emails.filter(({ clicks }) => clicks.length > 0);
	const lastOpened = latest(emails.flatMap(({ opens }) => opens));
	const lastClicked = latest(emails.flatMap(({ clicks }) => clicks.map(({ at }) => at)));
	const sentSince = (at: number | null) =>
		emails.filter(({ sentAt }) => at === null || sentAt > at).length;
	return {
		sent: emails.length,
		opened: opened.length,
		clicked: clicked.length,
		bounced: emails.filter(({ bounced }) => bounced).length,
		open_rate: rate(opened.length, emails.length),
		click_rate: rate(clicked.length, emails.length),
		last_sent: timestampOrNull(latest(emails.map(({ sentAt }) => sentAt))),
		last_opened: timestampOrNull(lastOpened),
		last_clicked: timestampOrNull(lastClicked),
		sends_since_last_open: sentSince(lastOpened),
		sends_since_last_click: sentSince(lastClicked),
	};
}

export const ENGAGEMENT_SORTS = [
	'engagement__sent',
	'engagement__opens',
	'engagement__clicks',
	'engagement__open_rate',
	'engagement__click_rate',
] as const;
export type EngagementSort = (typeof ENGAGEMENT_SORTS)[number];

export function isEngagementSort(name: string): name is EngagementSort {
	return name.startsWith('engagement__');
}

/** The number an engagement sort sorts by: the trailing 90 days. */
export function engagementValue(subscriber: Subscriber, sort: EngagementSort, now: number): number {
	const stats = engagement(subscriber, { from: now - TRAILING_MS });
	switch (sort) {
		case 'engagement__sent':
			return stats.sent;
		case 'engagement__opens':
			return stats.opened;
		case 'engagement__clicks':
			return stats.clicked;
		case 'engagement__open_rate':
			return stats.open_rate;
		case 'engagement__click_rate':
			return stats.click_rate;
	}
}

/** Start of the first day whose email stats are still kept: five years back. */
export function retentionStart(now: number): number {
	const earliest = new Date(now);
	earliest.setUTCMonth(earliest.getUTCMonth() - RETENTION_MONTHS);
	return earliest.setUTCHours(0, 0, 0, 0);
}

/**
 * Requesting stats from before the retention window returns a 400 with the earliest date. That is
 * documented, but its message is not, so it is the sandbox's own.
 */
export function checkRetention(now: number, ...asked: (number | undefined)[]): void {
	const earliest = retentionStart(now);
	if (asked.some((ms) => ms !== undefined && ms < earliest)) {
		throw new KitError(400, [`Sandbox: email stats are only available since ${day(earliest)}`]);
	}
}

/** What an email condition counts. */
export function occurrences(
	email: SentEmail,
	kind: 'opens' | 'clicks' | 'sent' | 'delivered',
): { at: number; url: string | null; linkId: number | null }[] {
	const plain = (at: number) => ({ at, url: null, linkId: null });
	switch (kind) {
		case 'opens':
			return email.opens.map(plain);
		case 'clicks':
			return email.clicks;
		case 'sent':
			return [plain(email.sentAt)];
		case 'delivered':
			return email.bounced ? [] : [plain(email.sentAt)];
	}
}
