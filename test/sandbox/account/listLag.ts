/** How long each list lags behind writes, in milliseconds. */
export interface ListLag {
	/** `GET /tags`: omits tags newer than this. */
	tags: number;
	/** `GET /tags/{id}/subscribers`: omits more recent taggings, also from the pagination. */
	tagSubscribers: number;
	/** `GET /subscribers`: returns `fields` as they were this long ago. */
	subscriberFields: number;
	/** `GET /webhooks` and `GET /webhook_endpoints`: omit those newer than this. */
	webhooks: number;
}

/** Lists show writes immediately. */
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
