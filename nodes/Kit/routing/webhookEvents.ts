import type { INodeRequestSend } from 'n8n-workflow';

import { invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { listIn } from '../../shared/fields/list';
import { prepare } from '../../shared/run/prepare';

/** Several events at once may also be separated by commas. */
export function eventsInBody(): INodeRequestSend {
	return {
		type: 'body',
		property: 'events',
		preSend: [
			prepare((context, request) => {
				const body = isRecord(request.body) ? request.body : {};
				const events = listIn(body.events);
				if (events.length === 0) {
					throw invalidParameter(context, 'Events', 'is empty', 'Choose at least one event.');
				}
				request.body = { ...body, events };
			}),
		],
	};
}
