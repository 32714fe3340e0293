import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { systemClock } from '../../shared/transport/clock';
import { isRecord } from '../../shared/basics/isRecord';
import {
	answer,
	bodyOf,
	bytesOf,
	give,
	receiveUnsigned,
	type KitEvent,
} from '../../shared/trigger/delivery';
import { EVENTS } from '../../shared/trigger/events';
import { registeredOf } from '../../shared/trigger/state';
import { chosen, SUBJECTS } from '../../shared/trigger/subjects';
import { isSigned } from './signature';

/**
 * Takes a delivery of Kit: one signed by the trigger's webhook endpoint, or one at the address of one
 * of its legacy webhooks. Everything else gets 401 and starts nothing (reference: sections 5.3, 5.4, 6).
 */
export function receive(context: IWebhookFunctions): IWebhookResponseData {
	const { endpoint, webhooks, formerSecrets } = registeredOf(context);
	const signature = context.getHeaderData()['x-kit-signature'];
	const signedBy = (secret: string) =>
		typeof signature === 'string' &&
		isSigned(signature, bytesOf(context), secret, systemClock.now());

	if (endpoint && signedBy(endpoint.secret)) {
		return give(context, eventsIn(context, bodyOf(context)));
	}
	// Kit is told to stop what it still sends for an endpoint that is removed.
	if (formerSecrets.some(signedBy)) return answer(context, 410);
	return receiveUnsigned(context, webhooks);
}

/** The events of a signed delivery that the trigger asks for; undefined when it is no delivery. */
function eventsIn(
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
