import type { INodeRequestSend } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { checkedEmail } from '../../shared/fields/email';
import { prepare } from '../../shared/run/prepare';

/** Sends the new address of a subscriber, who keeps the old one when the item has none. */
export function newEmailInBody(): INodeRequestSend {
	return {
		type: 'body',
		property: 'email_address',
		preSend: [
			prepare((context, request) => {
				const { email_address: given, ...others } = isRecord(request.body) ? request.body : {};
				request.body =
					given === undefined || given === null
						? others
						: { ...others, email_address: checkedEmail(context, given, 'Email') };
			}),
		],
	};
}
