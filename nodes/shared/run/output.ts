import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeRequestOutput,
} from 'n8n-workflow';

import { UnreadableAnswer } from '../transport/failure';
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
				if (isRecord(body) && body[key]) return [{ json: simplified(this, body, fields) }];
				throw new UnreadableAnswer(`An answer without ${key}`);
			},
		],
	};
}

/** @throws UnreadableAnswer when the body does not hold the record */
export function recordIn(body: unknown, key: string): IDataObject {
	const record = isRecord(body) ? body[key] : undefined;
	if (!isRecord(body) || !isRecord(record)) throw new UnreadableAnswer(`An answer without ${key}`);
	return body.warnings === undefined ? record : { ...record, warnings: body.warnings };
}

/**
 * Says what happened where Kit answers without a body.
 *
 * @param outcome for instance `{ deleted: true }`
 */
export function confirm(outcome: IDataObject): INodeRequestOutput {
	return {
		postReceive: [
			async function () {
				return [{ json: { ...outcome } }];
			},
		],
	};
}
