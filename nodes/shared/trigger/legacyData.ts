import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';
import { EVENTS } from './events';
import { SUBJECTS } from './subjects';

/**
 * What an event of a legacy webhook is about (docs/kit-api.md#legacy-webhooks). Only API V3 documents
 * what is sent: a subscriber in an envelope, a purchase without one, and not what the event is narrowed
 * to. So records are taken either way, and what is left out comes from the registration.
 *
 * @param event the trigger's name for it
 * @param value what its webhook is narrowed to
 */
export function legacyData(event: string, value: string, body: IDataObject): IDataObject {
	const { subscriber, purchase, custom_field: customField } = body;
	const data: IDataObject = {
		...(isRecord(subscriber) ? { subscriber } : {}),
		...(isRecord(purchase) ? { purchase } : {}),
		...(isRecord(customField) ? { customField } : {}),
	};
	const subject = EVENTS[event]?.subject;
	if (subject !== undefined) {
		const { key } = SUBJECTS[subject];
		data[key] ??= subject === 'link' ? { url: value } : { id: Number(value) };
	}
	const about = aboutOf(event);
	data[about] ??= body;
	return data;
}

/** The record that every event of the kind has. */
function aboutOf(event: string): string {
	if (event.startsWith('purchase.')) return 'purchase';
	return event.startsWith('custom_field.') ? 'customField' : 'subscriber';
}
