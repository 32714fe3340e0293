/** V3's behavior where its documentation is open or contradicts itself (docs/kit-api.md#api-v3). */
export class V3Rules {
	/** Rows on a page: documented for purchases, taken for the other lists. */
	pageSize = 50;

	/**
	 * The state of subscribers that a request creates. Every documented response says `inactive`, and
	 * only forms can ask for a confirmation; on a form with double opt-in it is always `inactive`.
	 */
	newSubscriberState: 'active' | 'inactive' = 'active';

	/**
	 * Which subscribers the list contains. Sorting by `cancelled_at` is documented as the way to get
	 * "unsubscribes only", so without it there are others too.
	 */
	subscriberList: 'all' | 'active' = 'all';

	/** Creating a tag whose name is taken. */
	existingTag: 'fail' | 'return' = 'fail';

	/** What a hook's sequence is called: the example has `sequence_id`, the list `course_id`. */
	sequenceParameter: 'both' | 'sequence_id' | 'course_id' = 'both';

	/** The body of a 429: V4's recorded one, or the JSON of all other errors. */
	tooManyRequests: 'text' | 'json' = 'text';
}
