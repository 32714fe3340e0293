/**
 * A number that an expression may also give as text.
 *
 * @returns undefined when it is no number or outside of the bounds, which both are allowed themselves
 */
export function numberWithin(value: unknown, least: number, most: number): number | undefined {
	const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
	const number = text === '' ? NaN : Number(text);
	return number >= least && number <= most ? number : undefined;
}
