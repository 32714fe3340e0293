import {
	NodeOperationError,
	type IExecuteSingleFunctions,
	type IHookFunctions,
	type IPollFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';

/** Where a parameter is read: for an input item, or for a trigger, which has none. */
export type ParameterContext =
	| IExecuteSingleFunctions
	| IHookFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** Makes the error for a parameter; see `invalidParameter`. */
export type Complain = (label: string, complaint: string, wayOut: string) => Error;

/** Complaints about the parameters of one item, or of a trigger. */
export function complaintsOf(context: ParameterContext): Complain {
	return (...complaint) => invalidParameter(context, ...complaint);
}

/**
 * The error for a parameter that Kit would not accept, found before anything is sent. The message
 * names the item where there are several to tell apart; the error's context always has its index.
 *
 * @param label the parameter as the user sees it
 * @param complaint what is wrong, to be read after the label
 * @param wayOut what to do about it
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
