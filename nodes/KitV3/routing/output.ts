import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeRequestOutput,
} from 'n8n-workflow';

import { UnreadableAnswer } from '../../shared/transport/failure';
import { isRecord } from '../../shared/basics/isRecord';

/** One item for each record that was created; the list has no envelope. */
export const eachRecord: INodeRequestOutput = {
	postReceive: [
		async function (
			this: IExecuteSingleFunctions,
			_items: INodeExecutionData[],
			{ body }: IN8nHttpFullResponse,
		) {
			const records = Array.isArray(body) ? body.filter(isRecord) : [];
			if (records.length > 0) return records.map((json) => ({ json }));
			throw new UnreadableAnswer('A response that is not a list of records');
		},
	],
};

/** The stats of one broadcast, which Kit wraps in an array of one. */
export const broadcastStats: INodeRequestOutput = {
	postReceive: [
		async function (
			this: IExecuteSingleFunctions,
			_items: INodeExecutionData[],
			{ body }: IN8nHttpFullResponse,
		) {
			const [broadcast] = isRecord(body) ? [body.broadcast].flat() : [];
			if (isRecord(broadcast)) return [{ json: broadcast }];
			throw new UnreadableAnswer('A response without a broadcast');
		},
	],
};

/** Kit includes the API key in the embed URLs of a form, and no output may contain a credential. */
export const withoutKey: INodeRequestOutput = {
	postReceive: [
		async function (this: IExecuteSingleFunctions, items: INodeExecutionData[]) {
			return items.map(({ json }) => {
				const text = JSON.stringify(json).replace(/(api_(?:key|secret)=)[^&"\\]*/g, '$1');
				const clean: IDataObject = JSON.parse(text);
				return { json: clean };
			});
		},
	],
};
