import type { INodeRequestSend } from 'n8n-workflow';

import { complaintsOf, invalidParameter, type ParameterContext } from '../basics/invalidParameter';
import { refuseInvisible } from '../basics/invisible';
import { isRecord } from '../basics/isRecord';
import { nameIn, textIn } from '../basics/plainText';
import { rawParameter } from '../basics/rawParameter';
import { prepare } from '../run/prepare';
import { optionalIn } from './optional';

/**
 * Sends a required text in the body, without surrounding white space.
 *
 * @param name Kit's name for it
 * @param label the parameter's label
 */
export function textInBody(name: string, label: string): INodeRequestSend {
	return {
		type: 'body',
		property: name,
		preSend: [
			prepare((context, request) => {
				const body = isRecord(request.body) ? request.body : {};
				const wayOut = `Enter a ${label.toLowerCase()}.`;
				request.body = { ...body, [name]: requiredText(context, body[name], label, wayOut) };
			}),
		],
	};
}

/** The same for a name that others are found by: with a character that nobody can see it would be another one. */
export function nameInBody(name: string, label: string): INodeRequestSend {
	const { preSend = [], ...send } = textInBody(name, label);
	const check = prepare((context, { body }) => {
		const given = isRecord(body) ? String(body[name]) : '';
		refuseInvisible(given, label, complaintsOf(context), true);
	});
	return { ...send, preSend: [...preSend, check] };
}

/**
 * @param wayOut what to give
 * @returns the text without surrounding white space
 * @throws NodeOperationError naming the parameter and the item when there is none
 */
export function requiredText(
	context: ParameterContext,
	value: unknown,
	label: string,
	wayOut: string,
): string {
	const text = nameIn(value, label, complaintsOf(context));
	if (text !== '') return text;
	throw invalidParameter(context, label, 'is empty', wayOut);
}

/**
 * Sends an optional text in the body, without surrounding white space. Without one, nothing is sent,
 * as for a blank cell of a sheet.
 *
 * @param name Kit's name for it
 * @param label the parameter's label
 */
export function optionalTextInBody(name: string, label: string): INodeRequestSend {
	return optionalIn('body', name, (context, value) => optionalText(context, value, label));
}

/** The same for a query parameter. */
export function optionalTextInQuery(name: string, label: string): INodeRequestSend {
	return optionalIn('query', name, (context, value) => optionalText(context, value, label));
}

/** The same for HTML, which is sent as it was written. */
export function optionalHtmlInBody(name: string, label: string): INodeRequestSend {
	return optionalIn('body', name, (context, value) => textIn(value, label, complaintsOf(context)));
}

/**
 * The same for a text that Kit keeps and that can be emptied: by a field that was added and left
 * empty, but not by an expression that gives nothing.
 *
 * @param parameter the parameter's name
 */
export function clearableTextInBody(
	name: string,
	label: string,
	parameter: string,
): INodeRequestSend {
	const { preSend = [], ...send } = optionalTextInBody(name, label);
	const clear = prepare((context, request) => {
		if (rawParameter(context, parameter) !== '') return;
		request.body = { ...(isRecord(request.body) ? request.body : {}), [name]: '' };
	});
	return { ...send, preSend: [...preSend, clear] };
}

/**
 * @returns the text without surrounding white space; undefined when there is none
 * @throws NodeOperationError naming the parameter and the item for what is no text
 */
export function optionalText(
	context: ParameterContext,
	value: unknown,
	label: string,
): string | undefined {
	return textIn(value, label, complaintsOf(context)).trim() || undefined;
}
