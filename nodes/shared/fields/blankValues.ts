import type { IExecuteSingleFunctions, INodeRequestSend } from 'n8n-workflow';

import { invalidParameter } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { prepare } from '../run/prepare';
import { optionalText } from './text';

/** Where an operation has its optional fields. */
const COLLECTIONS = ['additionalFields', 'updateFields', 'options'];

/**
 * Whether a value that an expression leaves blank empties what Kit has, as the parameter
 * 'Blank Values' says.
 *
 * @throws NodeOperationError naming the parameter and the item when it is none of its options
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
 * Sends a text of a subscriber in the body, without surrounding white space. What to do without one
 * is for 'Blank Values' to say.
 *
 * @param name Kit's name for it
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

/**
 * @returns the text without surrounding white space; for a blank one undefined, or '' where 'Blank Values'
 * says Clear
 */
export function subscriberText(
	context: IExecuteSingleFunctions,
	value: unknown,
	label: string,
): string | undefined {
	return optionalText(context, value, label) ?? (clearsBlanks(context) ? '' : undefined);
}
