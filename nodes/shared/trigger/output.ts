import type {
	IDataObject,
	IHookFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { checkedBoolean } from '../basics/boolean';
import { systemClock } from '../transport/clock';
import { answer } from './http';
import { unseen } from './seenEvents';

/** An event, as the trigger outputs it. */
export interface KitEvent {
	/** The trigger's name for the event. */
	event: string;
	/** Kit's ID, which stays the same in every delivery; null if Kit sends none. */
	id: string | null;
	/** ISO 8601. */
	occurredAt: string;
	/** The records involved, by their names in the item. */
	data: IDataObject;
	/** Kit's payload. */
	raw: IDataObject;
}

/**
 * Starts the workflow with the events that are new; Kit gets a 200 either way.
 *
 * @param events undefined if the request is not what Kit documents
 */
export function give(
	context: IWebhookFunctions,
	events: KitEvent[] | undefined,
): IWebhookResponseData {
	// Kit may retry it, and shows the response.
	if (events === undefined) return answer(context, 400);
	const { fresh, keep } = unseen(
		context,
		events.flatMap(({ id }) => id ?? []),
	);
	const items = events
		.filter(({ id }) => id === null || fresh.delete(id))
		.map(({ data, raw, ...own }) => ({
			// First for readability, and repeated last so that new fields in Kit's data cannot override
			// them.
			json: { ...own, ...data, ...own, ...(includesRaw(context) ? { raw } : {}) },
		}));
	if (items.length === 0) return {};
	return {
		workflowData: [items],
		/**
		 * The response to Kit, which n8n sends in its own words. n8n reads this once the run is
		 * started, and then stores the node's state, but only if it has changed since: n8n 2.41
		 * discards all earlier changes, because it creates a second workflow from the same state to
		 * start the run.
		 */
		get webhookResponse(): undefined {
			keep();
			return undefined;
		},
	};
}

/** @throws NodeOperationError if 'Include Raw Data' is neither true nor false */
export function includesRaw(context: IHookFunctions | IWebhookFunctions): boolean {
	return checkedBoolean(
		context,
		context.getNodeParameter('options.raw', false),
		'Include Raw Data',
	);
}

/** The current time, to the second, for an event without a time from Kit. */
export function now(): string {
	return new Date(systemClock.now()).toISOString().replace(/\.\d+Z$/, 'Z');
}
