import type { INodeRequestSend } from 'n8n-workflow';

import { complaintsOf } from '../../shared/basics/invalidParameter';
import { locatorIn } from '../../shared/basics/locator';
import { checkedId } from '../../shared/fields/idInPath';
import { optionalIn } from '../../shared/fields/optional';

/**
 * Sends the ID from a resource locator in the body, or nothing if none was chosen.
 *
 * @param name Kit's name for the field
 * @param label the locator's label
 */
export function idInBody(name: string, label: string): INodeRequestSend {
	return optionalIn('body', name, (context, chosen) => {
		const { value } = locatorIn(chosen, label, complaintsOf(context));
		return value === '' ? undefined : Number(checkedId(context, value, label));
	});
}
