import { createHash, timingSafeEqual } from 'node:crypto';

import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { keyIn } from './address';
import { answer, bodyOf } from './http';
import { legacyData } from './legacyData';
import { give, now } from './output';
import type { OwnWebhook } from './state';

/**
 * Accepts a delivery at the URL of one of the trigger's unsigned webhooks. Any other request does
 * not start the workflow (docs/kit-api.md#legacy-webhooks).
 *
 * @param unknownKey the status for a key that does not match; without a key, it is 401
 */
export function receiveUnsigned(
	context: IWebhookFunctions,
	webhooks: OwnWebhook[],
	unknownKey: 401 | 410,
): IWebhookResponseData {
	const key = keyIn(context.getQueryData());
	if (key === undefined) return answer(context, 401);
	const webhook = webhooks.find((own) => isSame(own.key, key));
	if (!webhook) return answer(context, unknownKey);

	const body = bodyOf(context);
	if (body === undefined) return give(context, undefined);
	const { event, value } = webhook;
	// Kit does not send the time of the event.
	const data = legacyData(event, value, body);
	return give(context, [{ event, id: null, occurredAt: now(), data, raw: body }]);
}

/** Compares in constant time. */
function isSame(own: string, given: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(own), digest(given));
}
