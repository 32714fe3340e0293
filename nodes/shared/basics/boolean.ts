import { invalidParameter, type ParameterContext } from './invalidParameter';

const TRUE = ['true', '1', 'yes'];
const FALSE = ['false', '0', 'no', ''];

/**
 * Reads a boolean parameter, which an expression may also return as text or as a number; no value
 * means false.
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
		'Set the toggle, or use an expression that returns true or false.',
	);
}
