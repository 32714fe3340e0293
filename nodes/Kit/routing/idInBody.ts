import type { INodeRequestSend } from 'n8n-workflow';

import { complaintsOf } from '../../shared/basics/invalidParameter';
import { locatorIn } from '../../shared/basics/locator';
import { checkedId } from '../../shared/fields/idInPath';
import { optionalIn } from '../../shared/fields/optional';

/**
 * Sends the ID that a locator holds in the body; nothing is sent when none was chosen.
 *
 * @param name Kit's name for it
 * @param label the locator's label
 */
export function idInBody(name: string, label: string): INodeRequestSend {
	return optionalIn('body', name, (context, chosen) => {
		const { value } = locatorIn(chosen, label, complaintsOf(context));
		return value === '' ? undefined : Number(checkedId(context, value, label));
	});
}
