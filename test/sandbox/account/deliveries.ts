/** The results of sending emails of a sequence. */
export interface Deliveries {
	recipients: number;
	opens: number;
	clicks: number;
	unsubscribes: number;
	bounces: number;
	complaints: number;
}

/** Added to the existing counts; missing ones count as 0. */
export function sumOf(all: Partial<Deliveries>[]): Deliveries {
	const sum = (key: keyof Deliveries) =>
		all.reduce((total, deliveries) => total + (deliveries[key] ?? 0), 0);
	return {
		recipients: sum('recipients'),
		opens: sum('opens'),
		clicks: sum('clicks'),
		unsubscribes: sum('unsubscribes'),
		bounces: sum('bounces'),
		complaints: sum('complaints'),
	};
}

/** Counts, and rates in percent, as `include=stats` returns them. */
export function deliveriesView(deliveries: Deliveries) {
	const { recipients, opens, clicks, unsubscribes, bounces, complaints } = deliveries;
	return {
		recipients,
		opens,
		clicks,
		email_unsubscribes: unsubscribes,
		bounces,
		complaints,
		open_rate: percent(opens, recipients),
		click_rate: percent(clicks, recipients),
		click_to_open_rate: percent(clicks, opens),
		unsubscribe_rate: percent(unsubscribes, recipients),
		bounce_rate: percent(bounces, recipients),
		complaint_rate: percent(complaints, recipients),
	};
}

function percent(part: number, whole: number): number {
	return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;
}
