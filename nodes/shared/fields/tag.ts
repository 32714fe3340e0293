import type { Complain } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { locatorIn, type Locator } from '../basics/locator';
import { parsedJson } from '../basics/parsedJson';

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

/**
 * @returns a locator for each value where an expression gives a list, or the JSON of one; blank ones are
 * left out
 */
export function eachIn(raw: unknown): unknown[] {
	const mode = isRecord(raw) ? raw.mode : undefined;
	const given = isRecord(raw) ? raw.value : raw;
	const list = typeof given === 'string' ? listInJson(given, mode === 'name') : given;
	if (!Array.isArray(list)) return [raw];
	return list.filter((value) => !isBlank(value)).map((value) => ({ mode, value }));
}

/** A name may be in brackets itself, such as [2026]. */
function listInJson(text: string, isName: boolean): unknown[] | undefined {
	const parsed = text.trim().startsWith('[') ? parsedJson(text) : undefined;
	if (!Array.isArray(parsed)) return undefined;
	return isName && !parsed.every((entry) => typeof entry === 'string') ? undefined : parsed;
}

function isBlank(value: unknown): boolean {
	return value === null || value === undefined || String(value).trim() === '';
}
