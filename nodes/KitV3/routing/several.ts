import type { IDataObject, INodeRequestSend } from 'n8n-workflow';

import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import { listIn } from '../../shared/fields/list';
import { prepare } from '../../shared/run/prepare';

/**
 * Sends texts that the user enters as an array or separated by commas.
 *
 * @param name the parameter's name
 * @param label the parameter's label
 * @param bodyOf builds the body for them
 */
export function severalInBody(
	name: string,
	label: string,
	bodyOf: (texts: string[]) => IDataObject,
): INodeRequestSend {
	return {
		preSend: [
			prepare((context, request) => {
				const texts = listIn(context.getNodeParameter(name), label, complaintsOf(context)).map(
					(text) => text.normalize('NFC'),
				);
				if (texts.length === 0) {
					throw invalidParameter(
						context,
						label,
						'is empty',
						'Enter at least one, or several separated by commas.',
					);
				}
				request.body = bodyOf(texts);
			}),
		],
	};
}
