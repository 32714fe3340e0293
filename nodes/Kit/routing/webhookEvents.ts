import type { INodeRequestSend } from 'n8n-workflow';

import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { listIn } from '../../shared/fields/list';
import { prepare } from '../../shared/run/prepare';
import { isBlank } from '../../shared/basics/blank';

/**
 * Accepts several events, also separated by commas.
 *
 * @param optional whether a blank value from an expression is not sent
 */
export function eventsInBody({ optional = false } = {}): INodeRequestSend {
	return {
		type: 'body',
		property: 'events',
		preSend: [
			prepare((context, request) => {
				const body = isRecord(request.body) ? request.body : {};
				if (optional && isBlank(body.events)) {
					delete body.events;
					return;
				}
				const events = listIn(body.events, 'Events', complaintsOf(context));
				if (events.length === 0) {
					throw invalidParameter(context, 'Events', 'is empty', 'Choose at least one event.');
				}
				request.body = { ...body, events };
			}),
		],
	};
}
