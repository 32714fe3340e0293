import { isRecord } from './isRecord';

/** What a resource locator holds. */
export interface Locator {
	/** Undefined when an expression gave the value instead of the whole locator. */
	mode: string | undefined;
	/** Trimmed; empty when nothing was chosen. */
	value: string;
}

/** @param raw the parameter as n8n hands it out */
export function locatorIn(raw: unknown): Locator {
	const mode = isRecord(raw) ? raw.mode : undefined;
	const value = isRecord(raw) ? raw.value : raw;
	return {
		mode: typeof mode === 'string' ? mode : undefined,
		value: typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '',
	};
}
