import type { z } from 'zod';
import { Refusal } from './errors';

/** The part of a request that is being validated, for the message. */
export type Part = 'query parameter' | 'body key';

/**
 * Validates one part of a request against the documentation.
 *
 * @returns the parsed value
 * @throws Refusal with one message per problem
 */
export function check<T extends z.ZodTypeAny>(schema: T, value: unknown, part: Part): z.infer<T> {
	const result = schema.safeParse(value);
	if (result.success) return result.data as z.infer<T>;
	throw new Refusal(result.error.issues.flatMap((issue) => sentences(issue, part)));
}

function sentences(issue: z.ZodIssue, part: Part): string[] {
	const path = issue.path.join('.');
	if (issue.code === 'unrecognized_keys') {
		return issue.keys.map((key) => `unknown ${part} "${path ? `${path}.${key}` : key}"`);
	}
	if (issue.code === 'invalid_type' && issue.received === 'undefined') {
		return [path ? `${part} "${path}" is required` : 'a JSON body is required'];
	}
	const where = path ? `${part} "${path}"` : 'the body';
	return [`${where}: ${issue.message}`];
}

/**
 * Reads a query string into a record; a documented parameter can only be given once.
 * @throws Refusal for a repeated parameter
 */
export function readQuery(params: URLSearchParams): Record<string, string> {
	const query: Record<string, string> = {};
	for (const [name, value] of params) {
		if (name in query) throw new Refusal([`query parameter "${name}" is given more than once`]);
		query[name] = value;
	}
	return query;
}
