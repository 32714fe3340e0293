import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';

/** The kind of request from Kit, which determines the format of the response. */
export type Asked = 'block' | 'search' | 'options' | 'media';

export interface Answer {
	status: number;
	body: IDataObject;
}

/**
 * The HTTP status of every response in Kit's format, except for an invalid token. Kit documents the
 * code in the body and nothing about HTTP (docs/kit-api.md#content-blocks); its own sample returns
 * 200.
 */
export const SHAPED_STATUS = 200;

/**
 * The response that shows messages to the creator.
 *
 * @param code the kind of failure, as an HTTP status; only blocks have a field for it
 * @param errors messages that say what to do
 */
export function failure(asked: Asked, code: number, errors: string[]): Answer {
	// Kit requests a new token if the old one is rejected, which it can only recognize by the status.
	const status = code === 401 ? code : SHAPED_STATUS;
	switch (asked) {
		case 'block':
			return { status, body: { code, errors } };
		case 'options':
			return { status, body: { options: [], errors } };
		default:
			return { status, body: { data: [], errors } };
	}
}

/** How the run for the response ended. */
export type Outcome =
	| { kind: 'answered'; items: unknown[] }
	| { kind: 'empty' }
	| { kind: 'failed' }
	| { kind: 'late' };

/** The response to a run that returned no usable result. */
export function failureOf(asked: Asked, kind: 'failed' | 'late', limitS: number): Answer {
	return kind === 'failed'
		? failure(asked, 500, [
				'The workflow behind this plugin failed. Try again, or look at its executions in n8n.',
			])
		: failure(asked, 504, [
				`The workflow behind this plugin took longer than ${limitS} seconds. Try again.`,
			]);
}

/**
 * The messages that the workflow returns for the creator.
 *
 * @returns undefined if the item has none
 */
export function ownErrors(item: unknown): string[] | undefined {
	if (!isRecord(item)) return undefined;
	const errors = [item.errors, item.error].flat().filter(isSentence);
	return errors.length > 0 ? errors : undefined;
}

function isSentence(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '';
}
