import type { IExecuteSingleFunctions, INodeRequestSend } from 'n8n-workflow';

import { invalidParameter } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { prepare } from '../run/prepare';
import { optionalText } from './text';

/** The collections that hold an operation's optional fields. */
const COLLECTIONS = ['additionalFields', 'updateFields', 'options'];

/**
 * Whether a blank value clears the field in Kit, according to the parameter 'Blank Values'.
 *
 * @throws NodeOperationError naming the parameter and the item if it is not one of its options
 */
export function clearsBlanks(context: IExecuteSingleFunctions): boolean {
	const { parameters } = context.getNode();
	const given = COLLECTIONS.filter((name) => name in parameters)
		.map((name): unknown => context.getNodeParameter(name))
		.filter(isRecord)
		.find((collection) => 'blankValues' in collection);
	const choice = optionalText(context, given?.blankValues, 'Blank Values');
	if (choice === 'clear') return true;
	if (choice === undefined || choice === 'leaveUnchanged') return false;
	throw invalidParameter(
		context,
		'Blank Values',
		`is not one of its options: “${choice}”`,
		'Choose one from the list, or use an expression that returns clear or leaveUnchanged.',
	);
}

/**
 * Sends a text field of a subscriber in the body, trimmed. 'Blank Values' decides what happens to a
 * blank one.
 *
 * @param name Kit's name for the field
 * @param label the parameter's label
 */
export function subscriberTextInBody(name: string, label: string): INodeRequestSend {
	return {
		type: 'body',
		property: name,
		preSend: [
			prepare((context, request) => {
				const { [name]: given, ...others } = isRecord(request.body) ? request.body : {};
				const text = subscriberText(context, given, label);
				request.body = text === undefined ? others : { ...others, [name]: text };
			}),
		],
	};
}

/** @returns the trimmed text; if it is blank, undefined, or '' if 'Blank Values' is set to Clear */
export function subscriberText(
	context: IExecuteSingleFunctions,
	value: unknown,
	label: string,
): string | undefined {
	return optionalText(context, value, label) ?? (clearsBlanks(context) ? '' : undefined);
}
