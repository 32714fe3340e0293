import type { Complain } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { locatorIn, type Locator } from '../basics/locator';

/**
 * Reads the tag from a locator. If a column is dragged onto the locator, n8n selects By ID even if
 * the column contains names, so anything that is not a number is treated as a name.
 *
 * @param raw the parameter as n8n returns it
 * @throws the error of `complain` for a value that is neither text nor a number
 */
export function tagIn(raw: unknown, complain: Complain): Locator {
	const { mode, value } = locatorIn(raw, 'Tag', complain);
	const isName = mode === 'name' || Number.isNaN(Number(value));
	return { mode: isName ? 'name' : mode, value };
}

/** @returns the tags of a locator; an expression in it may return an array of names or IDs */
export function tagsIn(raw: unknown, complain: Complain): Locator[] {
	return eachIn(raw).map((each) => tagIn(each, complain));
}

/**
 * @returns one locator for each value if an expression returns an array; blank values are left out
 */
export function eachIn(raw: unknown): unknown[] {
	const mode = isRecord(raw) ? raw.mode : undefined;
	const given = isRecord(raw) ? raw.value : raw;
	if (!Array.isArray(given)) return [raw];
	return given.filter((value) => !isBlank(value)).map((value) => ({ mode, value }));
}

function isBlank(value: unknown): boolean {
	return value === null || value === undefined || String(value).trim() === '';
}
