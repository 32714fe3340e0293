import { NodeOperationError, type IExecuteSingleFunctions } from 'n8n-workflow';

/**
 * The error for a parameter that Kit would not accept, found before anything is sent.
 *
 * @param label the parameter as the user sees it
 * @param complaint what is wrong, to be read after the label
 * @param wayOut what to do about it
 */
export function invalidParameter(
	context: IExecuteSingleFunctions,
	label: string,
	complaint: string,
	wayOut?: string,
): NodeOperationError {
	const itemIndex = context.getItemIndex();
	return new NodeOperationError(
		context.getNode(),
		`The '${label}' parameter ${complaint} [item ${itemIndex}]`,
		{ itemIndex, ...(wayOut === undefined ? {} : { description: wayOut }) },
	);
}
