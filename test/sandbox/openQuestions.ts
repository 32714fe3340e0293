import { NO_LAG, type ListLag } from './account/listLag';

/**
 * What Kit's documentation leaves open or contradicts itself about. Each question is a switch, so
 * that a client can be tested against either behavior; the cited section of docs/kit-api.md says
 * what is known. Questions that only concern bulk requests or V3 are in `BulkRules` and `V3Rules`.
 */
export class OpenQuestions {
	/** What happens to values for fields the account does not have (docs/kit-api.md#custom-fields). */
	unknownFields: 'warn' | 'error' | 'ignore' = 'warn';

	/** Removing a tag the subscriber does not have (docs/kit-api.md#idempotency). */
	untagWithoutTag: 204 | 404 = 204;

	/** Adding by ID to an inactive sequence (docs/kit-api.md#sequences). */
	inactiveSequenceById: 'accept' | 'refuse' = 'accept';

	/** A `per_page` above 1,000 (docs/kit-api.md#pagination). */
	perPageAboveMaximum: 'clamp' | 'refuse' = 'clamp';

	/**
	 * Whether a new purchase with a status other than `paid` is a 422 or accepted
	 * (docs/kit-api.md#purchases).
	 */
	purchaseStatuses: 'paid' | 'any' = 'paid';

	/**
	 * Whether `course_id` is still accepted instead of `sequence_id`
	 * (docs/kit-api.md#legacy-webhooks).
	 */
	webhookCourseId: 'refuse' | 'accept' = 'refuse';

	/** The names used for deliveries (docs/kit-api.md#delivery-history). */
	webhookDeliveryKeys = { list: 'deliveries', one: 'delivery' };

	/** The payload of a legacy webhook for a purchase (docs/kit-api.md#legacy-webhooks). */
	webhookPurchase: 'flat' | 'enveloped' = 'flat';

	/** Updating a scheduled broadcast without `send_at` (docs/kit-api.md#scheduling). */
	broadcastWithoutSendAt: 'unschedule' | 'keep' = 'unschedule';

	/**
	 * Where the subscriber filter reads its pagination parameters from, but not from both
	 * (docs/kit-api.md#pagination).
	 */
	filterPaging: 'body' | 'query' = 'body';

	/** `send_days` of a sequence email that is delayed by hours (docs/kit-api.md#sequence-emails). */
	sendDaysWithHours: 'echo' | 'refuse' = 'echo';

	/**
	 * Unknown query parameters. Kit ignores them (docs/kit-api.md#requests-and-responses); the
	 * sandbox rejects them, to catch clients that misspell one.
	 */
	unknownQueryParameters: 'refuse' | 'ignore' = 'refuse';

	/** How far lists lag behind writes, such as `MEASURED_LAG` (docs/kit-api.md#eventual-consistency). */
	listLag: ListLag = NO_LAG;
}
