import type { INodeRequestSend } from 'n8n-workflow';

import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { prepare } from '../../shared/run/prepare';
import { valueAt } from '../../shared/basics/valueAt';
import { setAt } from '../../shared/basics/setAt';
import { textIn } from '../../shared/basics/plainText';
import { liquidText } from './liquid';

/**
 * Sends what a snippet holds in the body, as it was written: white space at its ends may be wanted.
 *
 * @param path Kit's name for it, with dots where it is deeper
 * @param parameter the parameter's name
 * @param label its label
 * @param optional whether nothing is sent for what an expression leaves blank
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

/** A snippet is either of the type Inline or of the type Block, and holds only what goes with it. */
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
