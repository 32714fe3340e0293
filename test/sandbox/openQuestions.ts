import { NO_LAG, type ListLag } from './account/listLag';

/**
 * What Kit's documents leave open, or say in two ways: each is a switch, so that a client can be
 * tried against either answer. What only bulk requests or V3 leave open stands in `BulkRules` and
 * `V3Rules`.
 */
export class OpenQuestions {
	/**
	 * What happens to values for fields the account does not have. The documents contradict each
	 * other: ignored silently, ignored and named in `warnings`, or an error.
	 */
	unknownFields: 'warn' | 'error' | 'ignore' = 'warn';

	/** Removing a tag the subscriber does not have: the documents leave it open. */
	untagWithoutTag: 204 | 404 = 204;

	/** Adding by id to an inactive sequence: only the variant by address documents a 422. */
	inactiveSequenceById: 'accept' | 'refuse' = 'accept';

	/** A `per_page` above 1000: the documents name the maximum, not what happens beyond it. */
	perPageAboveMaximum: 'clamp' | 'refuse' = 'clamp';

	/** Only `paid` is documented as supported, so any other status of a new purchase is a 422. */
	purchaseStatuses: 'paid' | 'any' = 'paid';

	/** Older documents have `course_id` where newer ones have `sequence_id`. */
	webhookCourseId: 'refuse' | 'accept' = 'refuse';

	/** The names around deliveries: no document shows an answer. */
	webhookDeliveryKeys = { list: 'deliveries', one: 'delivery' };

	/** What an older webhook gets of a purchase: an example of V3 shows it without an envelope. */
	webhookPurchase: 'flat' | 'enveloped' = 'flat';

	/**
	 * Changing a scheduled broadcast without `send_at`. The documents are silent; a client that tried
	 * it saw `send_at` become null, so that the broadcast is a draft and never sent.
	 */
	broadcastWithoutSendAt: 'unschedule' | 'keep' = 'unschedule';

	/**
	 * Where the filter of subscribers reads its page from. Some documents say the query string; all
	 * clients that were tried against Kit send it in the body. The other place is refused.
	 */
	filterPaging: 'body' | 'query' = 'body';

	/**
	 * `send_days` of a sequence e-mail that is delayed by hours: the documents refuse them, a client
	 * saw them accepted and printed.
	 */
	sendDaysWithHours: 'echo' | 'refuse' = 'echo';

	/**
	 * Query parameters no document lists. Kit was seen to ignore them; the sandbox refuses them, so
	 * that a client which misspells one is found out.
	 */
	unknownQueryParameters: 'refuse' | 'ignore' = 'refuse';

	/**
	 * How long lists go on without what was just written. The documents speak of up to five minutes,
	 * clients measured `MEASURED_LAG`.
	 */
	listLag: ListLag = NO_LAG;
}
