import { createHash, timingSafeEqual } from 'node:crypto';

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { systemClock } from '../../shared/clock';
import { isRecord } from '../../shared/isRecord';
import { keyIn } from '../../shared/trigger/address';
import { EVENTS } from '../../shared/trigger/events';
import { itemOf, type KitEvent } from '../../shared/trigger/item';
import { legacyData } from '../../shared/trigger/legacyData';
import { unseen } from '../../shared/trigger/seenEvents';
import { registeredOf } from '../../shared/trigger/state';
import { chosen, SUBJECTS } from '../../shared/trigger/subjects';
import { isSigned } from './signature';

/**
 * Takes a delivery of Kit: one signed by the trigger's webhook endpoint, or one at the address of one
 * of its legacy webhooks. Everything else gets 401 and starts nothing (reference: sections 5.3, 5.4, 6).
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { endpoint, webhooks, formerSecrets } = registeredOf(context);
	const { rawBody = Buffer.alloc(0) } = context.getRequestObject();
	const signature = context.getHeaderData()['x-kit-signature'];
	const signedBy = (secret: string) =>
		typeof signature === 'string' && isSigned(signature, rawBody, secret, systemClock.now());

	if (endpoint && signedBy(endpoint.secret)) {
		return give(context, signedEvents(context, recordIn(rawBody)));
	}
	// Kit is told to stop what it still sends for an endpoint that is removed.
	if (formerSecrets.some(signedBy)) return answer(context, 410);

	const key = keyIn(context.getQueryData());
	const webhook = webhooks.find((own) => key !== undefined && isSame(own.key, key));
	if (!webhook) return answer(context, 401);
	return give(context, legacyEvent(webhook, recordIn(rawBody)));
}

/** Starts the workflow with what was not there before; Kit gets 200 either way. */
function give(context: IWebhookFunctions, events: KitEvent[] | undefined): IWebhookResponseData {
	// Genuine, but not what the documents promise: Kit may send it again, and shows the answer.
	if (events === undefined) return answer(context, 400);
	const fresh = unseen(
		context,
		events.flatMap(({ id }) => id ?? []),
	);
	const withRaw = context.getNodeParameter('options.raw', false) === true;
	const items = events
		.filter(({ id }) => id === null || fresh.delete(id))
		.map((event) => itemOf(event, withRaw));
	return items.length > 0 ? { workflowData: [items] } : {};
}

function answer(context: IWebhookFunctions, status: number): IWebhookResponseData {
	context.getResponseObject().status(status).end();
	return { noWebhookResponse: true };
}

/** The events of a signed delivery that the trigger asks for; undefined when it is no delivery. */
function signedEvents(
	context: IWebhookFunctions,
	delivery: IDataObject | undefined,
): KitEvent[] | undefined {
	if (!Array.isArray(delivery?.events)) return undefined;
	const wanted = context.getNodeParameter('events', []);
	const events = Array.isArray(wanted) ? wanted : [];
	return delivery.events.filter(isRecord).flatMap((raw) => {
		const { type, id, created, data } = raw;
		if (typeof type !== 'string' || !events.includes(type) || !isRecord(data)) return [];
		const { custom_field: customField, ...others } = data;
		const event: KitEvent = {
			event: type,
			id: typeof id === 'string' ? id : null,
			occurredAt: String(created),
			data: { ...others, ...(customField === undefined ? {} : { customField }) },
			raw,
		};
		return isAboutChosen(context, event) ? [event] : [];
	});
}

/** Webhook endpoints get all events of a kind, so narrowing them is done here. */
function isAboutChosen(context: IWebhookFunctions, { event, data }: KitEvent): boolean {
	const subject = EVENTS[event]?.subject;
	const id = subject ? chosen(context, subject) : '';
	if (subject === undefined || id === '') return true;
	const record = data[SUBJECTS[subject].key];
	return isRecord(record) && String(record.id) === id;
}

function legacyEvent(
	{ event, value }: { event: string; value: string },
	body: IDataObject | undefined,
): KitEvent[] | undefined {
	if (body === undefined) return undefined;
	// Kit does not say when it happened.
	const occurredAt = new Date(systemClock.now()).toISOString().replace(/\.\d+Z$/, 'Z');
	return [{ event, id: null, occurredAt, data: legacyData(event, value, body), raw: body }];
}

function recordIn(body: Buffer): IDataObject | undefined {
	try {
		const parsed: unknown = JSON.parse(body.toString('utf8'));
		return isRecord(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}

/** Compares in a time that does not depend on where the two differ. */
function isSame(own: string, given: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(own), digest(given));
}
