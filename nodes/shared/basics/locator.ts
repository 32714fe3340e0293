import type { Complain } from './invalidParameter';
import { refuseInvisible } from './invisible';
import { isRecord } from './isRecord';
import { nameIn } from './plainText';

/** The value of a resource locator. */
export interface Locator {
	/** Undefined if an expression returned the bare value instead of a locator. */
	mode: string | undefined;
	/** Trimmed; empty if nothing was chosen. */
	value: string;
}

/** What to enter in each mode. */
const GIVE: Record<string, string | undefined> = {
	email: 'Enter one email address, such as nathan@example.com.',
	name: 'Enter one name as text.',
};

/**
 * @param raw the parameter as n8n returns it
 * @param label the parameter's label
 * @param orName whether the value may be a name in every mode
 * @throws the error of `complain` for a value that is neither text nor a number
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
