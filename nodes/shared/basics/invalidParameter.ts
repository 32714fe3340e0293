import {
	NodeOperationError,
	type IExecuteSingleFunctions,
	type IHookFunctions,
	type IPollFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';

/**
 * The context in which a parameter is read: of an input item, or of a trigger, which has no items.
 */
export type ParameterContext =
	| IExecuteSingleFunctions
	| IHookFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** Creates the error for a parameter; see `invalidParameter`. */
export type Complain = (label: string, complaint: string, wayOut: string) => Error;

/** Creates errors about the parameters of one item, or of a trigger. */
export function complaintsOf(context: ParameterContext): Complain {
	return (...complaint) => invalidParameter(context, ...complaint);
}

/**
 * The error for a parameter that Kit would not accept, thrown before anything is sent. The message
 * names the item if there are several; the error's context always has its index.
 *
 * @param label the parameter as the user sees it
 * @param complaint what is wrong, worded to follow the label
 * @param wayOut what the user can do about it
 */
export function invalidParameter(
	context: ParameterContext,
	label: string,
	complaint: string,
	wayOut?: string,
): NodeOperationError {
	const itemIndex = 'getItemIndex' in context ? context.getItemIndex() : undefined;
	const place = 'getItemIndex' in context && hasSeveralItems(context) ? ` [item ${itemIndex}]` : '';
	return new NodeOperationError(
		context.getNode(),
		`The '${label}' parameter ${complaint}${place}`,
		{
			...(itemIndex === undefined ? {} : { itemIndex }),
			...(wayOut === undefined ? {} : { description: wayOut }),
		},
	);
}

function hasSeveralItems(context: IExecuteSingleFunctions): boolean {
	const inputs = Object.values(context.getExecuteData().data).flat();
	return inputs.some((items) => (items?.length ?? 0) > 1);
}
