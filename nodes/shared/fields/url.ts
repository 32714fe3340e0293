import type { INodeRequestSend } from 'n8n-workflow';

import { complaintsOf, invalidParameter, type ParameterContext } from '../basics/invalidParameter';
import { refuseInvisible } from '../basics/invisible';
import { isRecord } from '../basics/isRecord';
import { nameIn } from '../basics/plainText';
import { prepare } from '../run/prepare';
import { optionalIn } from './optional';

const WAY_OUT =
	'Enter a full URL that can be reached from the internet, such as https://example.com/kit.';

/**
 * Only checks that it is a URL; Kit itself checks whether it can reach it.
 *
 * @returns the trimmed URL
 * @throws NodeOperationError naming the parameter and the item
 */
export function checkedUrl(context: ParameterContext, raw: unknown, label: string): string {
	const complain = complaintsOf(context);
	const value = nameIn(raw, label, complain, WAY_OUT);
	refuseInvisible(value, label, complain);
	if (/^https?:\/\//i.test(value) && URL.canParse(value)) return value;
	throw invalidParameter(
		context,
		label,
		value === '' ? 'is empty' : `is not a URL: “${value}”`,
		WAY_OUT,
	);
}

/**
 * Sends a URL in the body.
 *
 * @param name Kit's name for the field
 * @param label the parameter's label
 */
export function urlInBody(name: string, label: string): INodeRequestSend {
	return {
		type: 'body',
		property: name,
		preSend: [
			prepare((context, request) => {
				const body = isRecord(request.body) ? request.body : {};
				request.body = { ...body, [name]: checkedUrl(context, body[name], label) };
			}),
		],
	};
}

/** Like `urlInBody`, for an optional URL. */
export function optionalUrlInBody(name: string, label: string): INodeRequestSend {
	return optionalIn('body', name, (context, value) => checkedUrl(context, value, label));
}
