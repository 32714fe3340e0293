import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';
import { parsedJson } from '../basics/parsedJson';

/** Responds with a status only, and does not start the workflow. */
export function answer(context: IWebhookFunctions, status: number): IWebhookResponseData {
	context.getResponseObject().status(status).end();
	return { noWebhookResponse: true };
}

/** The body of the request; undefined if it is not a JSON object. */
export function bodyOf(context: IWebhookFunctions): IDataObject | undefined {
	const parsed = parsedJson(bytesOf(context).toString('utf8'));
	return isRecord(parsed) ? parsed : undefined;
}

/** The raw bytes of the body. */
export function bytesOf(context: IWebhookFunctions): Buffer {
	const { rawBody } = context.getRequestObject();
	return Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
}
