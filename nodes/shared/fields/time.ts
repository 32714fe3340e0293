import type { IExecuteSingleFunctions, INodeRequestSend } from 'n8n-workflow';

import { momentOf } from './date';
import { invalidParameter } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { prepare } from '../run/prepare';

/**
 * @returns ISO 8601 in UTC
 * @throws NodeOperationError naming the parameter and the item
 */
export function checkedMoment(
	context: IExecuteSingleFunctions,
	value: unknown,
	label: string,
): string {
	const moment = momentOf(context, value);
	if (moment !== undefined) return moment;
	const empty = value === '' || value === null || value === undefined;
	throw invalidParameter(
		context,
		label,
		empty ? 'is empty' : `is not a date and time: “${String(value)}”`,
		'Use a time such as 2026-01-31T09:00:00, or an expression such as {{ $now.plus(1, "day") }}.',
	);
}

/**
 * Sends a date and time in the body; nothing is sent when an expression gives no value.
 *
 * @param name Kit's name for it
 * @param label the parameter's label
 */
export function momentInBody(name: string, label: string): INodeRequestSend {
	return {
		type: 'body',
		property: name,
		preSend: [
			prepare((context, request) => {
				const { [name]: value, ...others } = isRecord(request.body) ? request.body : {};
				const given = value !== '' && value !== null && value !== undefined;
				request.body = given ? { ...others, [name]: checkedMoment(context, value, label) } : others;
			}),
		],
	};
}
