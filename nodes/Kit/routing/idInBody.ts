import type { INodeRequestSend } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { locatorIn } from '../../shared/basics/locator';
import { checkedId } from '../../shared/fields/idInPath';
import { prepare } from '../../shared/run/prepare';

/**
 * Sends the ID that a locator holds in the body; nothing is sent when none was chosen.
 *
 * @param name Kit's name for it
 * @param label the locator's label
 */
export function idInBody(name: string, label: string): INodeRequestSend {
	return {
		type: 'body',
		property: name,
		preSend: [
			prepare((context, request) => {
				const { [name]: chosen, ...others } = isRecord(request.body) ? request.body : {};
				const { value } = locatorIn(chosen);
				request.body =
					value === '' ? others : { ...others, [name]: Number(checkedId(context, value, label)) };
			}),
		],
	};
}
