import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';
import { parsedJson } from '../basics/parsedJson';

/** Answers with a status and nothing else, and starts nothing. */
export function answer(context: IWebhookFunctions, status: number): IWebhookResponseData {
	context.getResponseObject().status(status).end();
	return { noWebhookResponse: true };
}

/** The body that came; undefined when it is no JSON object. */
export function bodyOf(context: IWebhookFunctions): IDataObject | undefined {
	const parsed = parsedJson(bytesOf(context).toString('utf8'));
	return isRecord(parsed) ? parsed : undefined;
}

/** The bytes of the body as they came. */
export function bytesOf(context: IWebhookFunctions): Buffer {
	const { rawBody } = context.getRequestObject();
	return Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
}
