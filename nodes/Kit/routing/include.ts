import type { INodeRequestSend } from 'n8n-workflow';

import { checkedBoolean } from '../../shared/fields/boolean';
import { prepare } from '../../shared/run/prepare';

/**
 * Asks Kit to add something to its answer, when a switch is on.
 *
 * @param what Kit's name for it
 * @param label the switch's label
 */
export function includeInQuery(what: string, label: string): INodeRequestSend {
	return {
		type: 'query',
		property: 'include',
		preSend: [
			prepare((context, request) => {
				const { include, ...others } = request.qs ?? {};
				const isOn = checkedBoolean(context, include, label);
				request.qs = isOn ? { ...others, include: what } : others;
			}),
		],
	};
}
