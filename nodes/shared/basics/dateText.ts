import { isRecord } from './isRecord';

/**
 * @param value a Date or a Luxon DateTime
 * @returns ISO 8601; undefined for any other value or an invalid date
 */
export function dateText(value: unknown): string | undefined {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	if (!isRecord(value) || typeof value.toISO !== 'function') return undefined;
	const text: unknown = value.toISO();
	return typeof text === 'string' ? text : undefined;
}
