/** V3's behavior where its documentation is open or contradicts itself (docs/kit-api.md#api-v3). */
export class V3Rules {
	/** Rows per page: documented for purchases, assumed for the other lists. */
	pageSize = 50;

	/**
	 * The state of subscribers that a request creates. Every documented response says `inactive`, but
	 * only forms can send a confirmation email. On a form with double opt-in, it is always
	 * `inactive`.
	 */
	newSubscriberState: 'active' | 'inactive' = 'active';

	/**
	 * Which subscribers the list contains. Sorting by `cancelled_at` is documented as the way to get
	 * "unsubscribes only", so without it, the list contains others, too.
	 */
	subscriberList: 'all' | 'active' = 'all';

	/** Creating a tag whose name is already taken. */
	existingTag: 'fail' | 'return' = 'fail';

	/** The key of a hook's sequence: the example has `sequence_id`, the list has `course_id`. */
	sequenceParameter: 'both' | 'sequence_id' | 'course_id' = 'both';

	/** The body of a 429: V4's recorded text, or JSON as for all other errors. */
	tooManyRequests: 'text' | 'json' = 'text';
}
