import type { Complain } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { locatorIn, type Locator } from '../basics/locator';
import { parsedJson } from '../basics/parsedJson';

/**
 * Reads the tag from a locator. If a column is dragged onto the locator, n8n selects By ID even if
 * the column contains names, so anything that is not a number is treated as a name.
 *
 * @param raw the parameter as n8n returns it
 * @throws the error of `complain` for a value that is neither text nor a number
 */
export function tagIn(raw: unknown, complain: Complain): Locator {
	const { mode, value } = locatorIn(raw, 'Tag', complain, true);
	const isName = mode === 'name' || Number.isNaN(Number(value));
	return { mode: isName ? 'name' : mode, value };
}

/** @returns the tags of a locator; an expression in it may return an array of names or IDs */
export function tagsIn(raw: unknown, complain: Complain): Locator[] {
	return eachIn(raw).map((each) => tagIn(each, complain));
}

/**
 * @returns one locator for each value if an expression returns an array or a JSON array; blank values
 * are left out
 */
export function eachIn(raw: unknown): unknown[] {
	const mode = isRecord(raw) ? raw.mode : undefined;
	const given = isRecord(raw) ? raw.value : raw;
	const list = typeof given === 'string' ? listInJson(given, mode === 'name') : given;
	if (!Array.isArray(list)) return [raw];
	return list.filter((value) => !isBlank(value)).map((value) => ({ mode, value }));
}

/** A name can be in brackets itself, such as [2026]. */
function listInJson(text: string, isName: boolean): unknown[] | undefined {
	const parsed = text.trim().startsWith('[') ? parsedJson(text) : undefined;
	if (!Array.isArray(parsed)) return undefined;
	return isName && !parsed.every((entry) => typeof entry === 'string') ? undefined : parsed;
}

function isBlank(value: unknown): boolean {
	return value === null || value === undefined || String(value).trim() === '';
}
