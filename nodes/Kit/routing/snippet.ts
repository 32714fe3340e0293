import type { INodeRequestSend } from 'n8n-workflow';

import { invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { prepare } from '../../shared/run/prepare';
import { valueAt } from '../../shared/basics/valueAt';
import { liquidText } from './liquid';

/**
 * Sends what a snippet holds in the body, as it was written: white space at its ends may be wanted.
 *
 * @param path Kit's name for it, with dots where it is deeper
 * @param parameter the parameter's name
 * @param label its label
 */
export function snippetTextInBody(
	path: string,
	parameter: string,
	label: string,
): INodeRequestSend {
	const send: INodeRequestSend = {
		type: 'body',
		property: path,
		preSend: [
			prepare((context, { body }) => {
				const text = valueAt(body, path);
				if (typeof text === 'string' && text.trim() !== '') return;
				throw invalidParameter(
					context,
					label,
					text === undefined || text === null || text === '' ? 'is empty' : 'is not a text',
					'Give what the snippet puts into an email.',
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
		"does not go together with 'Content'",
		"Use 'Content' for a snippet of the type Inline and 'HTML' for one of the type Block.",
	);
});
