import type { INodeRequestSend } from 'n8n-workflow';

import { checkedBoolean } from '../../shared/basics/boolean';
import { optionalIn } from '../../shared/fields/optional';

/**
 * Asks Kit to add something to its answer, when a switch is on.
 *
 * @param what Kit's name for it
 * @param label the switch's label
 */
export function includeInQuery(what: string, label: string): INodeRequestSend {
	return optionalIn('query', 'include', (context, value) =>
		checkedBoolean(context, value, label) ? what : undefined,
	);
}
