/** Formats a value for an error message. */
export function shown(value: unknown): string {
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
