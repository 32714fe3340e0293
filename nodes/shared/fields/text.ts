import type { INodeRequestSend } from 'n8n-workflow';

import { complaintsOf, invalidParameter, type ParameterContext } from '../basics/invalidParameter';
import { refuseInvisible } from '../basics/invisible';
import { isRecord } from '../basics/isRecord';
import { nameIn, textIn } from '../basics/plainText';
import { rawParameter } from '../basics/rawParameter';
import { prepare } from '../run/prepare';
import { optionalIn } from './optional';

/**
 * Sends a required text in the body, trimmed.
 *
 * @param name Kit's name for the field
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

/**
 * The same for a name by which records are found: an invisible character would make it a different
 * name.
 */
export function nameInBody(name: string, label: string): INodeRequestSend {
	const { preSend = [], ...send } = textInBody(name, label);
	const check = prepare((context, { body }) => {
		const given = isRecord(body) ? String(body[name]) : '';
		refuseInvisible(given, label, complaintsOf(context), true);
	});
	return { ...send, preSend: [...preSend, check] };
}

/**
 * @param wayOut what to enter
 * @returns the trimmed text
 * @throws NodeOperationError naming the parameter and the item if it is empty
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
 * Sends an optional text in the body, trimmed. If it is blank, as an empty cell of a sheet is,
 * nothing is sent.
 *
 * @param name Kit's name for the field
 * @param label the parameter's label
 */
export function optionalTextInBody(name: string, label: string): INodeRequestSend {
	return optionalIn('body', name, (context, value) => optionalText(context, value, label));
}

/** Like `optionalTextInBody`, as a query parameter. */
export function optionalTextInQuery(name: string, label: string): INodeRequestSend {
	return optionalIn('query', name, (context, value) => optionalText(context, value, label));
}

/** Like `optionalTextInBody`, for HTML, which is sent unchanged. */
export function optionalHtmlInBody(name: string, label: string): INodeRequestSend {
	return optionalIn('body', name, (context, value) => textIn(value, label, complaintsOf(context)));
}

/**
 * Like `optionalTextInBody`, for a text that can be cleared: by adding the field and leaving it
 * empty, but not by an expression that returns nothing.
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
 * @returns the trimmed text; undefined if it is blank
 * @throws NodeOperationError naming the parameter and the item if it is not text
 */
export function optionalText(
	context: ParameterContext,
	value: unknown,
	label: string,
): string | undefined {
	return textIn(value, label, complaintsOf(context)).trim() || undefined;
}
