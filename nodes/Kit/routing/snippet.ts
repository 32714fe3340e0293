import type { INodeRequestSend } from 'n8n-workflow';

import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { prepare } from '../../shared/run/prepare';
import { valueAt } from '../../shared/basics/valueAt';
import { setAt } from '../../shared/basics/setAt';
import { textIn } from '../../shared/basics/plainText';
import { liquidText } from './liquid';

/**
 * Sends the content of a snippet in the body, unchanged: leading and trailing spaces may be
 * intended.
 *
 * @param path Kit's name for the field, with dots if it is nested
 * @param parameter the parameter's name
 * @param label the parameter's label
 * @param optional whether a blank value from an expression is not sent
 */
export function snippetTextInBody(
	path: string,
	parameter: string,
	label: string,
	{ optional = false } = {},
): INodeRequestSend {
	const send: INodeRequestSend = {
		type: 'body',
		property: path,
		preSend: [
			prepare((context, request) => {
				const body = isRecord(request.body) ? request.body : {};
				const wayOut = 'Enter what the snippet inserts into emails.';
				const text = textIn(valueAt(body, path), label, complaintsOf(context), wayOut);
				if (text.trim() !== '') return setAt(body, path, text);
				if (!optional) throw invalidParameter(context, label, 'is empty', wayOut);
				const [outermost] = path.split('.');
				request.body = Object.fromEntries(
					Object.entries(body).filter(([name]) => name !== outermost),
				);
			}),
		],
	};
	return liquidText(send, parameter, label);
}

/** A snippet is either Inline or Block, and only has the content of its type. */
export const checkOneText = prepare((context, { body }) => {
	if (!isRecord(body) || body.content === undefined || body.document_attributes === undefined)
		return;
	throw invalidParameter(
		context,
		'HTML',
		"cannot be combined with 'Content'",
		"Use 'Content' for an inline snippet and 'HTML' for a block.",
	);
});
