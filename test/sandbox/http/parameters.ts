import { z } from 'zod';
import { parseMoment } from '../clock';
import { STATES } from '../account/records';

/** Query values are strings; these schemas define the valid strings for each documented type. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

const wholeNumber = z
	.string()
	.regex(/^\d+$/, 'must be an integer')
	.transform((text) => Number(text));

/**
 * Milliseconds since the epoch. Filters accept days and timestamps (docs/kit-api.md#dates); a date
 * is midnight UTC.
 */
export const moment = z.string().transform((text, context) => {
	const ms = parseMoment(text);
	if (ms !== undefined) return ms;
	context.addIssue({ code: 'custom', message: 'must be yyyy-mm-dd or an ISO 8601 timestamp' });
	return z.NEVER;
});

/** A comma-separated list of the given words, as for `include`. */
export function listOf<Word extends string>(words: readonly [Word, ...Word[]]) {
	const word = z.enum(words);
	return z.string().transform((text, context) => {
		const parts = z.array(word).safeParse(text.split(',').map((part) => part.trim()));
		if (parts.success) return new Set<Word>(parts.data);
		context.addIssue({ code: 'custom', message: `must be a list of ${words.join(', ')}` });
		return z.NEVER;
	});
}

/** The parameters of every list. */
export const paging = {
	after: z.string().optional(),
	before: z.string().optional(),
	per_page: wholeNumber.optional(),
	include_total_count: flag.optional(),
};

/** By default, subscriber lists contain active subscribers. */
export const status = z.enum([...STATES, 'all']).optional();

export const createdRange = {
	created_after: moment.optional(),
	created_before: moment.optional(),
};

/**
 * Whether a time lies in an `…_after` / `…_before` range. Whether the bounds are inclusive is an
 * open question (docs/kit-api.md#dates); here, they are not.
 */
export function within(ms: number, after: number | undefined, before: number | undefined): boolean {
	return (after === undefined || ms > after) && (before === undefined || ms < before);
}
