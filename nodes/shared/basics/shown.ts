/** A value as a message shows it. */
export function shown(value: unknown): string {
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
