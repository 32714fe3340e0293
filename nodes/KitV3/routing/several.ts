import type { IDataObject, INodeRequestSend } from 'n8n-workflow';

import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import { refuseInvisible } from '../../shared/basics/invisible';
import { listIn } from '../../shared/fields/list';
import { prepare } from '../../shared/run/prepare';

/**
 * Sends names that the user enters as an array or separated by commas.
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
				const complain = complaintsOf(context);
				const texts = listIn(context.getNodeParameter(name), label, complain).map((text) =>
					text.normalize('NFC'),
				);
				for (const text of texts) refuseInvisible(text, label, complain, true);
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
