import type { INodeRequestSend } from 'n8n-workflow';

import { invalidParameter, type ParameterContext } from '../basics/invalidParameter';
import { optionalIn } from './optional';

const TRUE = ['true', '1', 'yes'];
const FALSE = ['false', '0', 'no', ''];

/**
 * A switch that an expression may also give as text or number; no value at all means off.
 *
 * @throws NodeOperationError naming the parameter and the item for anything else
 */
export function checkedBoolean(context: ParameterContext, value: unknown, label: string): boolean {
	const text = typeof value === 'object' && value !== null ? undefined : String(value ?? '');
	const normal = text?.trim().toLowerCase() ?? 'object';
	if (TRUE.includes(normal)) return true;
	if (FALSE.includes(normal)) return false;
	throw invalidParameter(
		context,
		label,
		`is neither true nor false: “${JSON.stringify(value)}”`,
		'Set the switch, or have the expression give true or false.',
	);
}

/**
 * Sends an optional switch.
 *
 * @param name Kit's name for it
 * @param label the switch's label
 */
export function booleanIn(type: 'body' | 'query', name: string, label: string): INodeRequestSend {
	return optionalIn(type, name, (context, value) => checkedBoolean(context, value, label));
}
