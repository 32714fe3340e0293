import type { Complain } from './invalidParameter';
import { refuseInvisible } from './invisible';
import { isRecord } from './isRecord';
import { nameIn } from './plainText';

/** What a resource locator holds. */
export interface Locator {
	/** Undefined when an expression gave the value instead of the whole locator. */
	mode: string | undefined;
	/** Trimmed; empty when nothing was chosen. */
	value: string;
}

/** What to give in a mode. */
const GIVE: Record<string, string | undefined> = {
	email: 'Enter one email address, such as nathan@example.com.',
	name: 'Enter one name as text.',
};

/**
 * @param raw the parameter as n8n hands it out
 * @param label the parameter's label
 * @param orName whether it may hold a name in every mode
 * @throws what `complain` makes for a value that is neither text nor a number
 */
export function locatorIn(
	raw: unknown,
	label: string,
	complain: Complain,
	orName = false,
): Locator {
	const given = isRecord(raw) && ('value' in raw || 'mode' in raw) ? raw : { value: raw };
	const mode = 'mode' in given && typeof given.mode === 'string' ? given.mode : undefined;
	const wayOut =
		GIVE[mode ?? ''] ?? 'Choose one from the list, or enter its ID, which is a number.';
	const value = nameIn(given.value, label, complain, wayOut);
	refuseInvisible(value, label, complain, orName || mode === 'name');
	return { mode, value };
}
