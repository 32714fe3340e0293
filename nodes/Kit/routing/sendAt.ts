import type { IExecuteSingleFunctions, INodePropertyRouting } from 'n8n-workflow';

import { invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { prepare } from '../../shared/run/prepare';
import { systemClock } from '../../shared/transport/clock';
import { checkedMoment } from '../../shared/fields/time';

/** A time of “now” is in the past by the time the item is sent. */
const GRACE_MS = 60_000;

/**
 * Sends when Kit sends the broadcast, according to the parameters 'Sending' and 'Send At'; null
 * makes it a draft.
 */
export function sendAtInBody(): INodePropertyRouting {
	return {
		send: {
			preSend: [
				prepare((context, request) => {
					const choice = String(context.getNodeParameter('send'));
					if (choice === 'unchanged') return;
					const body = isRecord(request.body) ? request.body : {};
					request.body = { ...body, send_at: sendAt(context, choice) };
				}),
			],
		},
	};
}

function sendAt(context: IExecuteSingleFunctions, choice: string): string | null {
	if (choice === 'schedule') {
		const moment = checkedMoment(context, context.getNodeParameter('sendAt'), 'Send At');
		if (Date.parse(moment) >= systemClock.now() - GRACE_MS) return moment;
		throw invalidParameter(
			context,
			'Send At',
			`is in the past: ${moment}`,
			'Kit sends a broadcast with a past time immediately. Enter a future time, or {{ $now }} to send it now.',
		);
	}
	if (choice === 'draft' || choice === 'backToDraft') return null;
	throw invalidParameter(
		context,
		'Sending',
		`is not one of its options: “${choice}”`,
		'Choose one from the list, or correct the expression.',
	);
}
