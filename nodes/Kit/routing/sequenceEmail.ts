import { invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { prepare } from '../../shared/run/prepare';
import { isBlank } from '../../shared/basics/blank';

/**
 * Rejects combinations of delay and send days that Kit does not accept, judging by the request
 * alone.
 */
export const checkDelay = prepare((context, { body }) => {
	const email = isRecord(body) ? body : {};
	if (email.delay_unit === 'hours' && [email.send_days].flat().some((day) => !isBlank(day))) {
		throw invalidParameter(
			context,
			'Send Days',
			'cannot be combined with a delay in hours',
			"Set 'Delay Unit' to Days, or remove 'Send Days'.",
		);
	}
	if (Number(email.delay_value ?? NaN) === 0 && Number(email.position) > 0) {
		throw invalidParameter(
			context,
			'Delay',
			'is 0, but the email is not the first one',
			"Only the first email of a sequence, at position 0, can be sent without a delay. Increase 'Delay', or set 'Position' to 0.",
		);
	}
});
