import type { INodeRequestSend } from 'n8n-workflow';

import { invalidParameter } from '../basics/invalidParameter';
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
 * Sends an optional text in the body, without surrounding white space. An empty one is sent, as it
 * empties what was there; nothing is sent when an expression gives no value.
 *
 * @param name Kit's name for it
 */
export function optionalTextInBody(name: string): INodeRequestSend {
	return {
		type: 'body',
		property: name,
		value: '={{ $value === null || $value === undefined ? undefined : String($value).trim() }}',
	};
}
