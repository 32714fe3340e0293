/**
 * How bulk requests are processed where Kit's documentation leaves it open
 * (docs/kit-api.md#bulk-requests) or a test needs small limits.
 */
export class BulkRules {
	/** Up to this many items are processed immediately; more are queued. */
	atOnce = 100;

	/** The delay until a queued request is processed. Not documented. */
	delayMs = 1000;

	/** How much data one app can have queued, in bytes of request bodies. */
	limitBytes = 300_000_000;

	/**
	 * Which requests the limit applies to. It is for queued data, so requests that are processed
	 * immediately should pass; the documentation lists its response without saying so.
	 */
	limitStops: 'queued' | 'all' = 'queued';

	/** Whether exceeding the plan's subscriber limit results in a 403. */
	subscriberLimit: 'enforced' | 'ignored' = 'enforced';

	/** The order of the results. Documented examples are not sorted by ID. */
	order: 'asGiven' | 'reversed' = 'asGiven';

	/**
	 * The results for two identical records in one request: one each, or a single one. Not
	 * documented.
	 */
	duplicates: 'each' | 'once' = 'each';

	/**
	 * A label that is already taken: older documentation shows a failure, newer documentation shows
	 * none.
	 */
	existingCustomField: 'fail' | 'return' = 'fail';

	/**
	 * The ID of an unknown subscriber in a failure. The only documented example shows null, but the
	 * request may have contained null, too.
	 */
	unknownSubscriberId: 'asGiven' | 'null' = 'asGiven';
}
