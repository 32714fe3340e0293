/**
 * How bulk requests are treated, where Kit's documentation leaves it open (docs/kit-api.md#bulk-requests)
 * or a test wants it small.
 */
export class BulkRules {
	/** Up to this many items are done at once, more are queued. */
	atOnce = 100;

	/** How long a queued request waits until it is done. Not documented at all. */
	delayMs = 1000;

	/** How much one app may have queued, counted in bytes of request bodies. */
	limitBytes = 300_000_000;

	/**
	 * Which requests the limit stops. It is one of queued data, so those done at once should pass;
	 * the documents list its answer without saying so.
	 */
	limitStops: 'queued' | 'all' = 'queued';

	/** Whether more subscribers than the account's plan has room for are answered 403. */
	subscriberLimit: 'enforced' | 'ignored' = 'enforced';

	/** In which order results come. Documented examples are not in the order of their ids. */
	order: 'asGiven' | 'reversed' = 'asGiven';

	/** What the same thing twice in one request gives: a result for each, or one. Not documented. */
	duplicates: 'each' | 'once' = 'each';

	/** A label that is taken: older documents show a failure, newer ones just show none. */
	existingCustomField: 'fail' | 'return' = 'fail';

	/**
	 * The id of an unknown subscriber in a failure. The one documented example shows null, but its
	 * request may have had null there too.
	 */
	unknownSubscriberId: 'asGiven' | 'null' = 'asGiven';
}
