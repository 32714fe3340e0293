/** How long each list lags behind what is written, in milliseconds. */
export interface ListLag {
	/** `GET /tags`: without tags younger than this. */
	tags: number;
	/** `GET /tags/{id}/subscribers`: without those tagged more recently; they count for no page. */
	tagSubscribers: number;
	/** `GET /subscribers`: `fields` as they were. */
	subscriberFields: number;
	/** `GET /webhooks` and `GET /webhook_endpoints`: without those younger than this. */
	webhooks: number;
}

/** Every list shows everything at once. */
export const NO_LAG: ListLag = { tags: 0, tagSubscribers: 0, subscriberFields: 0, webhooks: 0 };

/**
 * The lags that clients measured for tags and their subscribers
 * (docs/kit-api.md#eventual-consistency). For the other two, there are no measurements: fields use
 * the lag of tags, webhooks the typical half minute.
 */
export const MEASURED_LAG: ListLag = {
	tags: 90_000,
	tagSubscribers: 180_000,
	subscriberFields: 90_000,
	webhooks: 30_000,
};

/** Whether a lagging list shows what was written at a given time. */
export function isListed(writtenAt: number, lagMs: number, now: number): boolean {
	return lagMs === 0 || writtenAt + lagMs <= now;
}
