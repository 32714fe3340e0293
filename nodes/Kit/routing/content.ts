import type { INodeRequestSend } from 'n8n-workflow';

import { invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { prepare } from '../../shared/run/prepare';
import { liquidText } from './liquid';

/** Sends the HTML of an email as it is. Only an email template makes up for none. */
export function contentInBody(): INodeRequestSend {
	const send: INodeRequestSend = {
		type: 'body',
		property: 'content',
		preSend: [
			prepare((context, request) => {
				const { content, ...others } = isRecord(request.body) ? request.body : {};
				const html = content === undefined || content === null ? '' : content;
				if (typeof html !== 'string') {
					throw invalidParameter(
						context,
						'Content',
						'is not text',
						'Give the HTML of the email as one text.',
					);
				}
				if (html.trim() !== '') return;
				if (!others.email_template_id) {
					throw invalidParameter(
						context,
						'Content',
						'is empty, and there is no email template in its place',
						'Give the HTML of the email, choose an email template, or both.',
					);
				}
				request.body = others;
			}),
		],
	};
	return liquidText(send, 'content', 'Content');
}
