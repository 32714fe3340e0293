import type {
	INodePropertyRouting,
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeRequestOutput,
} from 'n8n-workflow';

import { UnreadableAnswer } from '../../shared/transport/failure';
import { isFailure } from '../../shared/transport/request';
import { isRecord } from '../../shared/basics/isRecord';
import { checkedBoolean } from '../../shared/basics/boolean';
import { prepare } from '../../shared/run/prepare';

/**
 * Converts a page of deliveries to the format of Kit's other lists. Kit does not document the
 * list's name (docs/kit-api.md#delivery-history), so any list next to `pagination` is accepted.
 */
export const deliveriesPage = reading((body) => {
	const isListOfRecords = (value: unknown) => Array.isArray(value) && value.every(isRecord);
	const deliveries = body.deliveries ?? Object.values(body).find(isListOfRecords);
	return { deliveries, pagination: body.pagination };
});

/**
 * It is not documented either whether a single delivery has an envelope, so the object with an ID is
 * taken as the delivery.
 */
export const deliveryRecord = reading((body) => {
	const records = [body, ...Object.values(body)].filter(isRecord);
	const delivery = records.find(({ id }) => id !== undefined);
	if (delivery) return delivery;
	throw new UnreadableAnswer('A response without a delivery');
});

/** Requests the events of a delivery if the option is on. */
export function includePayload(): INodePropertyRouting {
	return {
		send: {
			preSend: [
				prepare((context, request) => {
					const given: unknown = context.getNodeParameter('includeEvents', false);
					if (!checkedBoolean(context, given, 'Include Events')) return;
					request.qs = { ...request.qs, include_payload: true };
				}),
			],
		},
	};
}

function reading(read: (body: IDataObject) => IDataObject): INodeRequestOutput {
	return {
		postReceive: [
			async function (
				this: IExecuteSingleFunctions,
				_items: INodeExecutionData[],
				{ body }: IN8nHttpFullResponse,
			) {
				if (isRecord(body) && !isFailure(body)) return [{ json: read(body) }];
				throw new UnreadableAnswer('A response that is not a JSON object');
			},
		],
	};
}
