import type { INodeRequestSend } from 'n8n-workflow';

import { checkedBoolean } from '../../shared/basics/boolean';
import { optionalIn } from '../../shared/fields/optional';

/**
 * Requests additional data in Kit's response if the option is on.
 *
 * @param what Kit's name for the data
 * @param label the option's label
 */
export function includeInQuery(what: string, label: string): INodeRequestSend {
	return optionalIn('query', 'include', (context, value) =>
		checkedBoolean(context, value, label) ? what : undefined,
	);
}
