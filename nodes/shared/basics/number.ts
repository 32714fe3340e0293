/**
 * Reads a number, which an expression may also return as text.
 *
 * @returns undefined if it is not a number or outside the bounds, which are inclusive
 */
export function numberWithin(value: unknown, least: number, most: number): number | undefined {
	const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
	const number = text === '' ? NaN : Number(text);
	return number >= least && number <= most ? number : undefined;
}
