import type { IDataObject, IExecuteSingleFunctions, INodeRequestSend } from 'n8n-workflow';

import { isBlank } from '../basics/blank';
import { isRecord } from '../basics/isRecord';
import { prepare } from '../run/prepare';

/**
 * Sends the value of an optional parameter. If an expression returns a blank value, such as an
 * empty cell of a sheet, nothing is sent.
 *
 * @param name Kit's name for the field
 * @param read returns the value to send, or undefined for none; `others` are the values sent with
 * it
 */
export function optionalIn(
	type: 'body' | 'query',
	name: string,
	read: (
		context: IExecuteSingleFunctions,
		value: unknown,
		others: IDataObject,
	) => IDataObject[string],
): INodeRequestSend {
	return {
		type,
		property: name,
		preSend: [
			prepare((context, request) => {
				const part = type === 'body' ? request.body : request.qs;
				const { [name]: given, ...others } = isRecord(part) ? part : {};
				const value = isBlank(given) ? undefined : read(context, given, others);
				const filled = value === undefined ? others : { ...others, [name]: value };
				if (type === 'body') request.body = filled;
				else request.qs = filled;
			}),
		],
	};
}
