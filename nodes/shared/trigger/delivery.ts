import { createHash, timingSafeEqual } from 'node:crypto';

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { systemClock } from '../transport/clock';
import { isRecord } from '../basics/isRecord';
import { keyIn } from './address';
import { legacyData } from './legacyData';
import { unseen } from './seenEvents';
import type { OwnWebhook } from './state';

/** Something that happened, as the trigger gives it out. */
export interface KitEvent {
	/** The trigger's name for it. */
	event: string;
	/** Kit's, which stays the same however often it is sent; null where Kit gives none. */
	id: string | null;
	/** ISO 8601. */
	occurredAt: string;
	/** What it is about, by the names that the item has for them. */
	data: IDataObject;
	/** As Kit sent it. */
	raw: IDataObject;
}

/**
 * Takes a delivery at the address of one of the trigger's webhooks without signature. Everything else
 * gets 401 and starts nothing (reference: section 6).
 */
export function receiveUnsigned(
	context: IWebhookFunctions,
	webhooks: OwnWebhook[],
): IWebhookResponseData {
	const key = keyIn(context.getQueryData());
	const webhook = webhooks.find((own) => key !== undefined && isSame(own.key, key));
	if (!webhook) return answer(context, 401);

	const body = bodyOf(context);
	if (body === undefined) return give(context, undefined);
	const { event, value } = webhook;
	// Kit does not say when it happened.
	const occurredAt = new Date(systemClock.now()).toISOString().replace(/\.\d+Z$/, 'Z');
	return give(context, [
		{ event, id: null, occurredAt, data: legacyData(event, value, body), raw: body },
	]);
}

/**
 * Starts the workflow with the events that were not there before; Kit gets 200 either way.
 *
 * @param events undefined when what came is not what the documents promise
 */
export function give(
	context: IWebhookFunctions,
	events: KitEvent[] | undefined,
): IWebhookResponseData {
	// Kit may send it again, and shows the answer.
	if (events === undefined) return answer(context, 400);
	const fresh = unseen(
		context,
		events.flatMap(({ id }) => id ?? []),
	);
	const withRaw = context.getNodeParameter('options.raw', false) === true;
	const items = events
		.filter(({ id }) => id === null || fresh.delete(id))
		.map(({ data, raw, ...own }) => ({
			// First for the eye, and last so that nothing new in Kit's data takes their place.
			json: { ...own, ...data, ...own, ...(withRaw ? { raw } : {}) },
		}));
	return items.length > 0 ? { workflowData: [items] } : {};
}

/** Answers with a status and nothing else, and starts nothing. */
export function answer(context: IWebhookFunctions, status: number): IWebhookResponseData {
	context.getResponseObject().status(status).end();
	return { noWebhookResponse: true };
}

/** The body that came; undefined when it is no JSON object. */
export function bodyOf(context: IWebhookFunctions): IDataObject | undefined {
	try {
		const parsed: unknown = JSON.parse(bytesOf(context).toString('utf8'));
		return isRecord(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}

/** The bytes of the body as they came. */
export function bytesOf(context: IWebhookFunctions): Buffer {
	const { rawBody } = context.getRequestObject();
	return Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
}

/** Compares in a time that does not depend on where the two differ. */
function isSame(own: string, given: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(own), digest(given));
}
