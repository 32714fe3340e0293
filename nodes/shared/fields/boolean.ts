import type { INodeRequestSend } from 'n8n-workflow';

import { checkedBoolean } from '../basics/boolean';
import { optionalIn } from './optional';

/**
 * Sends an optional switch.
 *
 * @param name Kit's name for it
 * @param label the switch's label
 */
export function booleanIn(type: 'body' | 'query', name: string, label: string): INodeRequestSend {
	return optionalIn(type, name, (context, value) => checkedBoolean(context, value, label));
}
