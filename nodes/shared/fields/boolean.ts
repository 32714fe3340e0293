import type { INodeRequestSend } from 'n8n-workflow';

import { checkedBoolean } from '../basics/boolean';
import { optionalIn } from './optional';

/**
 * Sends an optional boolean.
 *
 * @param name Kit's name for the field
 * @param label the parameter's label
 */
export function booleanIn(type: 'body' | 'query', name: string, label: string): INodeRequestSend {
	return optionalIn(type, name, (context, value) => checkedBoolean(context, value, label));
}
