/** Milliseconds in a day. */
export const DAY_MS = 86_400_000;

/**
 * A timestamp in Kit's format: ISO 8601 in UTC, in whole seconds.
 * @param ms milliseconds since the epoch
 */
export function timestamp(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Like `timestamp`, but null stays null. */
export function timestampOrNull(ms: number | null): string | null {
	return ms === null ? null : timestamp(ms);
}

/** The UTC calendar day of a timestamp, yyyy-mm-dd. */
export function day(ms: number): string {
	return new Date(ms).toISOString().slice(0, 10);
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Parses a date or a timestamp the way Kit does according to its documentation: without a time
 * zone, it is UTC.
 *
 * @returns milliseconds since the epoch, or undefined if the text is neither
 */
export function parseMoment(text: string): number | undefined {
	if (DATE.test(text)) {
		const ms = Date.parse(`${text}T00:00:00Z`);
		// Date.parse turns 31 February into a date in March; such a date is invalid.
		return Number.isNaN(ms) || day(ms) !== text ? undefined : ms;
	}
	const parts = DATE_TIME.exec(text);
	if (parts === null) return undefined;
	const ms = Date.parse(parts[3] === undefined ? `${text.replace(' ', 'T')}Z` : text);
	return Number.isNaN(ms) ? undefined : ms;
}

/** True for a calendar day written yyyy-mm-dd. */
export function isDay(text: string): boolean {
	return DATE.test(text) && parseMoment(text) !== undefined;
}
