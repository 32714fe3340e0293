import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';

/** What Kit waits for, which decides the shape of the answer. */
export type Asked = 'block' | 'search' | 'options' | 'media';

export interface Answer {
	status: number;
	body: IDataObject;
}

/**
 * The HTTP status of every answer in Kit's shape but that to a bad token. Kit documents the code in
 * the body and nothing about HTTP (docs/kit-api.md#content-blocks); its own sample answers 200.
 */
export const SHAPED_STATUS = 200;

/**
 * The answer that shows sentences to the creator.
 *
 * @param code what went wrong, as an HTTP status; only blocks have a place for it
 * @param errors sentences that say what to do
 */
export function failure(asked: Asked, code: number, errors: string[]): Answer {
	// Kit asks for a new token when the old one is refused, which it can only see by the status.
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

/** How the run that was to answer ended. */
export type Outcome =
	| { kind: 'answered'; items: unknown[] }
	| { kind: 'empty' }
	| { kind: 'failed' }
	| { kind: 'late' };

/** The answer to a run that gave nothing to answer with. */
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
 * The sentences that the workflow wants to be shown.
 *
 * @returns undefined when the item has none
 */
export function ownErrors(item: unknown): string[] | undefined {
	if (!isRecord(item)) return undefined;
	const errors = [item.errors, item.error].flat().filter(isSentence);
	return errors.length > 0 ? errors : undefined;
}

function isSentence(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '';
}
