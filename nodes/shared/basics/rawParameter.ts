import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { isRecord } from './isRecord';

/**
 * A parameter as stored in the workflow, before n8n evaluates its expressions.
 *
 * @param name of a parameter, or of a field in one of the node's collections
 * @returns undefined if the node does not have it
 */
export function rawParameter(
	context: Pick<IExecuteSingleFunctions, 'getNode'>,
	name: string,
): unknown {
	const { parameters } = context.getNode();
	if (name in parameters) return parameters[name];
	const values: unknown[] = Object.values(parameters);
	return values.filter(isRecord).find((collection) => name in collection)?.[name];
}
