import type { INodeRequestSend } from 'n8n-workflow';

import { invalidParameter, type ParameterContext } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
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
