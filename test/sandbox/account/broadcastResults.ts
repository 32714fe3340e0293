import type { Broadcast, BroadcastResults, BroadcastStatus } from './broadcasts';
import type { SentEmail } from './records';
import type { Store } from './store';

/** Adds up the emails of one broadcast. */
class Tally {
	private readonly results: BroadcastResults = {
		recipients: 0,
		bounced: 0,
		opened: 0,
		clicked: 0,
		unsubscribes: 0,
		totalClicks: 0,
		links: [],
	};

	private readonly links = new Map<number, { id: number; url: string; uniqueClicks: number }>();

	add(email: SentEmail): void {
		const { results } = this;
		results.recipients += 1;
		if (email.bounced) results.bounced += 1;
		if (email.opens.length > 0) results.opened += 1;
		if (email.clicks.length > 0) results.clicked += 1;
		results.totalClicks += email.clicks.length;
		const clicked = new Map(email.clicks.map(({ linkId, url }) => [linkId, url]));
		for (const [id, url] of clicked) {
			const link = this.links.get(id) ?? { id, url, uniqueClicks: 0 };
			link.uniqueClicks += 1;
			this.links.set(id, link);
		}
	}

	/** Why a subscriber unsubscribed is not stored, so only tests set `unsubscribes`. */
	total(): BroadcastResults {
		const links = [...this.links.values()].sort((a, b) => a.id - b.id);
		return { ...this.results, links };
	}
}

/**
 * The results of these broadcasts, computed in one pass over the subscribers.
 *
 * @returns a function that returns the results of one of them
 */
export function resultsOf(
	store: Store,
	broadcasts: Broadcast[],
): (broadcast: Broadcast) => BroadcastResults {
	const tallies = new Map(broadcasts.map(({ id }) => [id, new Tally()]));
	for (const { emails } of store.subscribers.values()) {
		for (const email of emails) tallies.get(email.broadcastId)?.add(email);
	}
	return ({ id, results }) => ({ ...(tallies.get(id) ?? new Tally()).total(), ...results });
}

/** Whether a broadcast has been sent, completely or in part. */
export function isSent(status: BroadcastStatus): boolean {
	return status !== 'draft' && status !== 'scheduled';
}
