import type { IExecuteSingleFunctions, INodeRequestSend } from 'n8n-workflow';

import { momentOf } from './date';
import { isBlank } from '../basics/blank';
import { invalidParameter } from '../basics/invalidParameter';
import { shown } from '../basics/shown';
import { optionalIn } from './optional';

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
	throw invalidParameter(
		context,
		label,
		isBlank(value) ? 'is empty' : `is not a date and time: “${shown(value)}”`,
		'Use a time such as 2026-01-31T09:00:00, or an expression such as {{ $now.plus(1, "day") }}.',
	);
}

/**
 * Sends a date and time in the body, or nothing if an expression returns no value.
 *
 * @param name Kit's name for the field
 * @param label the parameter's label
 */
export function momentInBody(name: string, label: string): INodeRequestSend {
	return optionalIn('body', name, (context, value) => checkedMoment(context, value, label));
}
