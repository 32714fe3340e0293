import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

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

/** One event as the trigger gives it out: the same shape, whichever way it came. */
export function itemOf(kitEvent: KitEvent, withRaw: boolean): INodeExecutionData {
	const { event, id, occurredAt, data, raw } = kitEvent;
	return { json: { event, id, occurredAt, ...data, ...(withRaw ? { raw } : {}) } };
}
