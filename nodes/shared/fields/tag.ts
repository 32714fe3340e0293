import type { Complain } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { locatorIn, type Locator } from '../basics/locator';

/**
 * The tag that a locator names. n8n chooses By ID for a column that is dragged onto it, also when the
 * column holds names, so what is no number is a name.
 *
 * @param raw the parameter as n8n hands it out
 * @throws what `complain` makes for a value that is neither text nor a number
 */
export function tagIn(raw: unknown, complain: Complain): Locator {
	const { mode, value } = locatorIn(raw, 'Tag', complain, true);
	const isName = mode === 'name' || Number.isNaN(Number(value));
	return { mode: isName ? 'name' : mode, value };
}

/** @returns the tags of a locator, in which an expression may give a list of names or IDs */
export function tagsIn(raw: unknown, complain: Complain): Locator[] {
	return eachIn(raw).map((each) => tagIn(each, complain));
}

/** @returns a locator for each value where an expression gives a list; blank ones are left out */
export function eachIn(raw: unknown): unknown[] {
	const mode = isRecord(raw) ? raw.mode : undefined;
	const given = isRecord(raw) ? raw.value : raw;
	if (!Array.isArray(given)) return [raw];
	return given.filter((value) => !isBlank(value)).map((value) => ({ mode, value }));
}

function isBlank(value: unknown): boolean {
	return value === null || value === undefined || String(value).trim() === '';
}
