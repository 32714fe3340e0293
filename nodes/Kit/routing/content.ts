import type { INodeRequestSend } from 'n8n-workflow';

import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { prepare } from '../../shared/run/prepare';
import { textIn } from '../../shared/basics/plainText';
import { liquidText } from './liquid';

/** Sends the HTML of an email unchanged. It may only be empty if there is an email template. */
export function contentInBody(): INodeRequestSend {
	const send: INodeRequestSend = {
		type: 'body',
		property: 'content',
		preSend: [
			prepare((context, request) => {
				const { content, ...others } = isRecord(request.body) ? request.body : {};
				const wayOut = 'Enter the HTML of the email as text.';
				const html = textIn(content, 'Content', complaintsOf(context), wayOut);
				if (html.trim() !== '') {
					request.body = { ...others, content: html };
					return;
				}
				if (!others.email_template_id) {
					throw invalidParameter(
						context,
						'Content',
						'is empty, and no email template is chosen',
						'Enter the HTML of the email, choose an email template, or both.',
					);
				}
				request.body = others;
			}),
		],
	};
	return liquidText(send, 'content', 'Content');
}
