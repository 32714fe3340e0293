import type { IExecuteSingleFunctions, INodeRequestSend } from 'n8n-workflow';

import { complaintsOf, invalidParameter } from '../basics/invalidParameter';
import { refuseInvisible } from '../basics/invisible';
import { isRecord } from '../basics/isRecord';
import { nameIn } from '../basics/plainText';
import { prepare } from '../run/prepare';
import { optionalIn } from './optional';

/**
 * Kit validates addresses itself; this only rejects what cannot be one. With a comma, Kit's list
 * filter would search for two addresses.
 */
export function isEmail(value: string): boolean {
	return /^[^\s@,]+@[^\s@,]+$/.test(value);
}

/**
 * @returns the trimmed address
 * @throws NodeOperationError naming the parameter and the item
 */
export function checkedEmail(
	context: IExecuteSingleFunctions,
	raw: unknown,
	label: string,
): string {
	const complain = complaintsOf(context);
	const value = nameIn(
		raw,
		label,
		complain,
		'Enter one email address, such as nathan@example.com.',
	);
	refuseInvisible(value, label, complain);
	if (isEmail(value)) return value;
	throw invalidParameter(
		context,
		label,
		value === '' ? 'is empty' : `is not an email address: “${value}”`,
		'Check the column it comes from.',
	);
}

/**
 * Sends an email address in the body, trimmed.
 *
 * @param name Kit's name for the field
 * @param label the parameter's label
 */
export function emailInBody(name: string, label: string): INodeRequestSend {
	return {
		type: 'body',
		property: name,
		preSend: [
			prepare((context, request) => {
				const body = isRecord(request.body) ? request.body : {};
				request.body = { ...body, [name]: checkedEmail(context, body[name], label) };
			}),
		],
	};
}

/** Like `emailInBody`, for an optional address. */
export function optionalEmailInBody(name: string, label: string): INodeRequestSend {
	return optionalIn('body', name, (context, value) => checkedEmail(context, value, label));
}
