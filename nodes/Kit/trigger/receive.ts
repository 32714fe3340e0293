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
 * Takes a delivery of Kit: one signed by the trigger's webhook endpoint, or one at the address of one
 * of its legacy webhooks. Everything else gets a 401 and starts nothing (docs/kit-api.md#deliveries,
 * docs/kit-api.md#signatures).
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
		// Kit still repeats what happened before the endpoint was replaced. When nothing of it is wanted
		// any more, Kit is told to stop.
		return events?.length === 0 ? answer(context, 410) : give(context, events);
	}
	if (endpoint) reportUnknownSecret(context);
	return receiveUnsigned(context, webhooks, 401);
}

/** Kit or anybody else can send such deliveries at any rate; n8n's log is to stay readable. */
const BETWEEN_REPORTS_MS = 3_600_000;

/** When it was reported last, by trigger. */
const reported = new Recent<number>(1_000);

/** Lets the user and the next activation know that the secret may have been rotated in Kit. */
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

/** The events of a signed delivery that the trigger asks for; undefined when it is no delivery. */
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

/** An event's ID as text, since a number that n8n stored would come back as one. */
function idFrom(id: unknown): string | null {
	const text = typeof id === 'string' || typeof id === 'number' ? String(id) : '';
	return text === '' ? null : text;
}

/** Webhook endpoints get all events of a kind, so narrowing them is done here. */
function isAboutChosen(context: IWebhookFunctions, { event, data }: KitEvent): boolean {
	const subject = EVENTS[event]?.subject;
	const id = subject ? chosen(context, subject) : '';
	if (subject === undefined || id === '') return true;
	const record = data[SUBJECTS[subject].key];
	return isRecord(record) && String(record.id) === id;
}
