import type { INodeRequestSend } from 'n8n-workflow';

import { invalidParameter, type ParameterContext } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { rawParameter } from '../basics/rawParameter';
import { prepare } from '../run/prepare';

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
				const value = body[name];
				const text =
					typeof value === 'string' || typeof value === 'number' ? `${value}`.trim() : '';
				if (text === '')
					throw invalidParameter(context, label, 'is empty', `Give a ${label.toLowerCase()}.`);
				request.body = { ...body, [name]: text };
			}),
		],
	};
}

/**
 * Sends an optional text in the body, without surrounding white space. Without one, nothing is sent,
 * as for a blank cell of a sheet.
 *
 * @param name Kit's name for it
 * @param label the parameter's label
 */
export function optionalTextInBody(name: string, label: string): INodeRequestSend {
	return {
		type: 'body',
		property: name,
		preSend: [
			prepare((context, request) => {
				const { [name]: value, ...others } = isRecord(request.body) ? request.body : {};
				const text = optionalText(context, value, label);
				request.body = text === undefined ? others : { ...others, [name]: text };
			}),
		],
	};
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
	if (value === undefined || value === null) return undefined;
	if (typeof value !== 'object') return String(value).trim() || undefined;
	throw invalidParameter(
		context,
		label,
		Array.isArray(value) ? 'is a list, and not a text' : 'is an object, and not a text',
		'Pick one value of it, or join the values of a list, for instance with {{ $json.interests.join(", ") }}.',
	);
}
