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
 * The record instead of the envelope around it. Warnings that Kit puts beside the record stay with it.
 *
 * @param key the envelope's key
 * @param fields what 'Simplify' keeps of the record
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
 * The answer as it is, where Kit wraps no envelope around a record.
 *
 * @param key what it has to hold, so that a gateway's page is not taken for it
 * @param fields what 'Simplify' keeps of the record
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
				throw new UnreadableAnswer(`An answer without ${key}`);
			},
		],
	};
}

/** @throws UnreadableAnswer when the body does not hold the record */
export function recordIn(body: unknown, key: string): IDataObject {
	const record = isRecord(body) ? body[key] : undefined;
	if (!isRecord(body) || !isRecord(record) || isFailure(body) || Object.keys(record).length === 0) {
		throw new UnreadableAnswer(`An answer without ${key}`);
	}
	return body.warnings === undefined ? record : { ...record, warnings: body.warnings };
}

/** What Kit answers where it only confirms. */
const CONFIRMATIONS = {
	nothing: ({ statusCode, body }: Answer) => statusCode === 204 && isNothing(body),
	/** A webhook of V3 (document: Webhooks, Destroy webhook). */
	success: ({ statusCode, body }: Answer) =>
		statusCode === 200 && isRecord(body) && body.success === true,
};

/**
 * Says what happened where Kit only confirms it. Whatever else comes with a 2xx is from somebody
 * else, such as a login page.
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
				throw new UnreadableAnswer('Not what confirms it');
			},
		],
	};
}
