import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { systemClock } from '../../shared/transport/clock';
import { isRecord } from '../../shared/basics/isRecord';
import { EVENTS } from '../../shared/trigger/events';
import { answer, bodyOf, bytesOf } from '../../shared/trigger/http';
import { give, now, type KitEvent } from '../../shared/trigger/output';
import { Recent } from '../../shared/trigger/recent';
import { catchUp, doubtSecret, placeOf, registeredOf } from '../../shared/trigger/state';
import { chosen, chosenEvents, SUBJECTS } from '../../shared/trigger/subjects';
import { receiveUnsigned } from '../../shared/trigger/unsigned';
import { isSignedWith, signatureIn } from './signature';

/**
 * Accepts a delivery from Kit: one signed by the trigger's webhook endpoint, or one to the URL of
 * one of its legacy webhooks. Any other request gets a 401 and does not start the workflow
 * (docs/kit-api.md#deliveries, docs/kit-api.md#signatures).
 */
export function receive(context: IWebhookFunctions): IWebhookResponseData {
	catchUp(context);
	const { endpoint, webhooks, formerSecrets } = registeredOf(context);
	const signature = signatureIn(context.getHeaderData()['x-kit-signature'], systemClock.now());
	if (!signature) return receiveUnsigned(context, webhooks, 401);

	const signedWith = (secret: string) => isSignedWith(signature, secret, bytesOf(context));
	if (endpoint && signedWith(endpoint.secret)) {
		return give(context, eventsIn(context, bodyOf(context)));
	}
	if (formerSecrets.some(signedWith)) {
		const events = eventsIn(context, bodyOf(context));
		// Kit still retries events from before the endpoint was replaced. If none of them is needed any
		// more, a 410 stops the retries.
		return events?.length === 0 ? answer(context, 410) : give(context, events);
	}
	if (endpoint) reportUnknownSecret(context);
	return receiveUnsigned(context, webhooks, 401);
}

/** Anyone can send such deliveries at any rate, so they are only logged at intervals. */
const BETWEEN_REPORTS_MS = 3_600_000;

/** When it was last logged, by trigger. */
const reported = new Recent<number>(1_000);

/** Tells the user and the next registration that the secret may have been rotated in Kit. */
function reportUnknownSecret(context: IWebhookFunctions): void {
	doubtSecret(context);
	const place = placeOf(context);
	const time = systemClock.now();
	if (time - (reported.get(place) ?? -Infinity) < BETWEEN_REPORTS_MS) return;
	reported.set(place, time);
	const { id, name } = context.getWorkflow();
	context.logger.warn(
		`'${context.getNode().name}' of workflow '${name}' (${id}) rejected a delivery signed with an unknown secret. If the secret of the webhook endpoint was rotated in Kit, unpublish (deactivate) the workflow and publish (activate) it again, so that n8n sets a new one.`,
	);
}

/** The trigger's events in a signed delivery; undefined if it is not a delivery. */
function eventsIn(
	context: IWebhookFunctions,
	delivery: IDataObject | undefined,
): KitEvent[] | undefined {
	if (!Array.isArray(delivery?.events)) return undefined;
	const events = chosenEvents(context);
	return delivery.events.filter(isRecord).flatMap((raw) => {
		const { type, id, created, data } = raw;
		if (typeof type !== 'string' || !events.includes(type) || !isRecord(data)) return [];
		const { custom_field: customField, ...others } = data;
		const event: KitEvent = {
			event: type,
			id: idFrom(id),
			occurredAt: isTime(created) ? created : now(),
			data: { ...others, ...(customField === undefined ? {} : { customField }) },
			raw,
		};
		return isAboutChosen(context, event) ? [event] : [];
	});
}

function isTime(value: unknown): value is string {
	return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

/** An event's ID as text, because n8n would return a number from its state as text anyway. */
function idFrom(id: unknown): string | null {
	const text = typeof id === 'string' || typeof id === 'number' ? String(id) : '';
	return text === '' ? null : text;
}

/** Webhook endpoints get all events of a type, so they are limited here. */
function isAboutChosen(context: IWebhookFunctions, { event, data }: KitEvent): boolean {
	const subject = EVENTS[event]?.subject;
	const id = subject ? chosen(context, subject) : '';
	if (subject === undefined || id === '') return true;
	const record = data[SUBJECTS[subject].key];
	return isRecord(record) && String(record.id) === id;
}
