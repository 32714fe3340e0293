import { isRecord } from '../../shared/basics/isRecord';
import { recordIn } from '../../shared/run/output';
import { forEach, sendOnce } from '../../shared/run/send';
import { kitRequest } from '../../shared/transport/request';
import { api } from '../api';

/** The states in which there is no schedule left to keep; Kit refuses most changes then. */
const BEGUN = ['sending', 'completed', 'aborted'];

/**
 * Sends the update of a broadcast. Kit cancels the schedule of a broadcast when `send_at`
 * is not in the request (seen by a live client), so the present time is read and sent along.
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
