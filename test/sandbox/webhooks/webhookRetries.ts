import { DAY_MS } from '../clock';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

const WAITS_MS = [
	30 * SECOND_MS,
	2 * MINUTE_MS,
	15 * MINUTE_MS,
	HOUR_MS,
	4 * HOUR_MS,
	12 * HOUR_MS,
	24 * HOUR_MS,
];

/** A response other than 2xx, with its Retry-After header. */
interface Refused {
	status: number;
	retryAfter: string | null;
}

/**
 * How long to wait after a failed attempt.
 *
 * @param tries the number of attempts so far
 * @param answer undefined if there was no response
 * @returns milliseconds, or undefined if there is no further attempt
 */
export function retryWait(
	tries: number,
	answer: Refused | undefined,
	now: number,
): number | undefined {
	const usual = WAITS_MS[tries - 1];
	if (usual === undefined || answer?.status === 410) return undefined;
	if (answer?.status !== 429 && answer?.status !== 503) return usual;
	const asked = readRetryAfter(answer.retryAfter ?? '', now);
	return asked === undefined ? usual : Math.min(Math.max(asked, SECOND_MS), DAY_MS);
}

/** Seconds or a date, as in HTTP. */
function readRetryAfter(value: string, now: number): number | undefined {
	if (/^\d+$/.test(value)) return Number(value) * SECOND_MS;
	const date = value.endsWith('GMT') ? Date.parse(value) : NaN;
	return Number.isNaN(date) ? undefined : date - now;
}
