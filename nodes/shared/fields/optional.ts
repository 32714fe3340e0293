import type { IDataObject, IExecuteSingleFunctions, INodeRequestSend } from 'n8n-workflow';

import { isBlank } from '../basics/blank';
import { isRecord } from '../basics/isRecord';
import { prepare } from '../run/prepare';

/**
 * Sends what was given for an optional parameter. Nothing is sent for what an expression leaves
 * blank, as a blank cell of a sheet does.
 *
 * @param name Kit's name for it
 * @param read gives what to send, undefined when that is nothing; `others` is what is sent beside it
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
