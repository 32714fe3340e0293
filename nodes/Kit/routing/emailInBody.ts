import type { INodeRequestSend } from 'n8n-workflow';

import { checkedEmail } from '../../shared/email';
import { isRecord } from '../../shared/isRecord';
import { prepare } from '../../shared/prepare';

/**
 * Sends an email address as `email_address` in the body, without surrounding white space.
 *
 * @param label the parameter's label
 */
export function emailInBody(label: string): INodeRequestSend {
	return {
		type: 'body',
		property: 'email_address',
		preSend: [
			prepare((context, request) => {
				const body = isRecord(request.body) ? request.body : {};
				const address = checkedEmail(context, body.email_address, label);
				request.body = { ...body, email_address: address };
			}),
		],
	};
}
