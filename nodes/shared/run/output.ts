import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeRequestOutput,
} from 'n8n-workflow';

import type { Answer } from '../transport/api';
import { UnreadableAnswer } from '../transport/failure';
import { isFailure, isNothing } from '../transport/request';
import { isRecord } from '../basics/isRecord';
import { simplified } from './simplify';

/**
 * Outputs the record without its envelope. Warnings that Kit returns next to the record are kept.
 *
 * @param key the envelope's key
 * @param fields the fields that 'Simplify' keeps
 */
export function unwrap(key: string, fields?: string[]): INodeRequestOutput {
	return {
		postReceive: [
			async function (
				this: IExecuteSingleFunctions,
				_items: INodeExecutionData[],
				{ body }: IN8nHttpFullResponse,
			) {
				return [{ json: simplified(this, recordIn(body, key), fields) }];
			},
		],
	};
}

/**
 * Outputs the response unchanged, if Kit does not wrap the record in an envelope.
 *
 * @param key a key that the response must have, so that a gateway's page is not mistaken for it
 * @param fields the fields that 'Simplify' keeps
 */
export function whole(key: string, fields?: string[]): INodeRequestOutput {
	return {
		postReceive: [
			async function (
				this: IExecuteSingleFunctions,
				_items: INodeExecutionData[],
				{ body }: IN8nHttpFullResponse,
			) {
				const isWhole = isRecord(body) && body[key] && !isFailure(body);
				if (isWhole) return [{ json: simplified(this, body, fields) }];
				throw new UnreadableAnswer(`A response without ${key}`);
			},
		],
	};
}

/** @throws UnreadableAnswer if the body does not contain the record */
export function recordIn(body: unknown, key: string): IDataObject {
	const record = isRecord(body) ? body[key] : undefined;
	if (!isRecord(body) || !isRecord(record) || isFailure(body) || Object.keys(record).length === 0) {
		throw new UnreadableAnswer(`A response without ${key}`);
	}
	return body.warnings === undefined ? record : { ...record, warnings: body.warnings };
}

/** How Kit confirms an operation that returns no record. */
const CONFIRMATIONS = {
	nothing: ({ statusCode, body }: Answer) => statusCode === 204 && isNothing(body),
	/** A webhook of V3 (documentation: Webhooks, Destroy webhook). */
	success: ({ statusCode, body }: Answer) =>
		statusCode === 200 && isRecord(body) && body.success === true,
};

/**
 * Outputs what happened if Kit only confirms the operation. Any other 2xx response comes from
 * something else, such as a login page.
 *
 * @param outcome for instance `{ deleted: true }`
 * @param documented how Kit confirms it
 */
export function confirm(
	outcome: IDataObject,
	documented: keyof typeof CONFIRMATIONS = 'nothing',
): INodeRequestOutput {
	return {
		postReceive: [
			async function (
				this: IExecuteSingleFunctions,
				_items: INodeExecutionData[],
				answer: IN8nHttpFullResponse,
			) {
				if (CONFIRMATIONS[documented](answer)) return [{ json: { ...outcome } }];
				throw new UnreadableAnswer('An unexpected confirmation');
			},
		],
	};
}
