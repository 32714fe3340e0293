import type { INodeRequestSend } from 'n8n-workflow';

import { UnreadableAnswer } from '../../shared/transport/failure';
import { isEmail } from '../../shared/fields/email';
import { isRecord } from '../../shared/basics/isRecord';
import { locatorIn } from '../../shared/basics/locator';
import { recordIn } from '../../shared/run/output';
import { prepare } from '../../shared/run/prepare';
import { kitRequest } from '../../shared/transport/request';
import { api } from '../api';
import { complaintsOf } from '../../shared/basics/invalidParameter';

/**
 * Kit wants the address in every update, changed or not. Where no new one is given, this sends the
 * one that the subscriber has.
 */
export function currentEmailInBody(): INodeRequestSend {
	return {
		preSend: [
			prepare(async (context, request) => {
				const body = isRecord(request.body) ? request.body : {};
				if (body.email_address !== undefined && body.email_address !== null) return;
				const { value } = locatorIn(
					context.getNodeParameter('subscriber'),
					'Subscriber',
					complaintsOf(context),
				);
				const address = isEmail(value)
					? value
					: await kitRequest(context, api, { method: 'GET', path: request.url }, (answer) => {
							const { email_address: current } = recordIn(answer.body, 'subscriber');
							if (typeof current === 'string') return current;
							throw new UnreadableAnswer('A subscriber without an email address');
						});
				request.body = { ...body, email_address: address };
			}),
		],
	};
}
