import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';
import { EVENTS } from './events';
import { SUBJECTS } from './subjects';

/**
 * The records in an event of a legacy webhook (docs/kit-api.md#legacy-webhooks). Only API V3
 * documents the payload: a subscriber in an envelope, a purchase without one, and not what the
 * event is limited to. So records are accepted in either form, and the rest comes from the
 * registration.
 *
 * @param event the trigger's name for it
 * @param value what its webhook is limited to
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

/** The record that every event of this kind has. */
function aboutOf(event: string): string {
	if (event.startsWith('purchase.')) return 'purchase';
	return event.startsWith('custom_field.') ? 'customField' : 'subscriber';
}
