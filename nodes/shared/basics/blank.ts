/** Whether a value is blank, as an empty cell or a missing column is. */
export function isBlank(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && !value.trim());
}
