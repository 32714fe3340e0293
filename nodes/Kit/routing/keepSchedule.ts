import { isRecord } from '../../shared/basics/isRecord';
import { recordIn } from '../../shared/run/output';
import { forEach, sendOnce } from '../../shared/run/send';
import { kitRequest } from '../../shared/transport/request';
import { api } from '../api';

/** The states without a schedule to keep, in which Kit also rejects most changes. */
const BEGUN = ['sending', 'completed', 'aborted'];

/**
 * Sends the update of a broadcast. Kit unschedules a broadcast if `send_at` is missing from the
 * request (docs/kit-api.md#scheduling), so the current time is read and sent along.
 */
export const keepSchedule = forEach(async (context, request) => {
	const { options } = request;
	const body = isRecord(options.body) ? options.body : {};
	if ('send_at' in body) return await sendOnce(context, api, request);

	const { url: path = '' } = options;
	const scheduled = await kitRequest(context, api, { method: 'GET', path }, (answer) => {
		const { status, send_at: sendAt } = recordIn(answer.body, 'broadcast');
		const isScheduled = typeof sendAt === 'string' && !BEGUN.includes(String(status));
		return isScheduled ? { send_at: sendAt } : {};
	});
	return await sendOnce(context, api, {
		...request,
		options: { ...options, body: { ...body, ...scheduled } },
	});
});
