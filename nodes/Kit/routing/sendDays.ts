import type { INodeRequestSend } from 'n8n-workflow';

import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { listIn } from '../../shared/fields/list';
import { prepare } from '../../shared/run/prepare';
import { weekdays } from '../parameters/weekdays';
import { isBlank } from '../../shared/basics/blank';

/**
 * Sends the days of the week as `send_days` in the body.
 *
 * @param emptyIsNull whether null, for the send days of the sequence, is sent if no day is chosen
 */
export function sendDaysInBody({ emptyIsNull }: { emptyIsNull: boolean }): INodeRequestSend {
	return {
		type: 'body',
		property: 'send_days',
		preSend: [
			prepare((context, request) => {
				const { send_days: given, ...others } = isRecord(request.body) ? request.body : {};
				request.body = others;
				if (isBlank(given)) return;
				const days = listIn(given, 'Send Days', complaintsOf(context)).map((day) =>
					day.toLowerCase(),
				);
				const wrong = days.find((day) => !weekdays.some(({ value }) => value === day));
				if (wrong !== undefined || (days.length === 0 && !emptyIsNull)) {
					throw invalidParameter(
						context,
						'Send Days',
						wrong === undefined ? 'is empty' : `contains an invalid day: “${wrong}”`,
						'Choose days from the list, or use an expression such as {{ ["monday", "friday"] }}.',
					);
				}
				request.body = { ...others, send_days: days.length === 0 ? null : days };
			}),
		],
	};
}
