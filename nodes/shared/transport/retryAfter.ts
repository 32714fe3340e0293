const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const TIME = '\\d\\d:\\d\\d:\\d\\d';

/**
 * The three formats of an HTTP date (RFC 9110, section 5.6.7); the last one is implicitly in GMT.
 */
const DATES = [
	new RegExp(`^[A-Z][a-z]{2}, \\d\\d ${MONTH} \\d{4} ${TIME} GMT$`),
	new RegExp(`^[A-Z][a-z]+day, \\d\\d-${MONTH}-\\d\\d ${TIME} GMT$`),
	new RegExp(`^[A-Z][a-z]{2} ${MONTH} [ \\d]\\d ${TIME} \\d{4}$`),
];

/**
 * Parses the `Retry-After` header: a number of seconds or an HTTP date (RFC 9110, section 10.2.3).
 *
 * @param now milliseconds since the epoch
 * @returns milliseconds from now; undefined for any other value
 */
export function millisecondsIn(retryAfter: string, now: number): number | undefined {
	if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1_000;
	if (!DATES.some((date) => date.test(retryAfter))) return undefined;
	const at = Date.parse(retryAfter.endsWith('GMT') ? retryAfter : `${retryAfter} GMT`);
	return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
