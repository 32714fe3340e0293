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
	const { fresh, keep } = unseen(
		context,
		events.flatMap(({ id }) => id ?? []),
	);
	const items = events
		.filter(({ id }) => id === null || fresh.delete(id))
		.map(({ data, raw, ...own }) => ({
			// First for the eye, and last so that nothing new in Kit's data takes their place.
			json: { ...own, ...data, ...own, ...(includesRaw(context) ? { raw } : {}) },
		}));
	if (items.length === 0) return {};
	return {
		workflowData: [items],
		/**
		 * What n8n answers Kit with: its own words. n8n reads it once the run is started, and stores the
		 * node's state next, but only when it has changed since: n8n 2.41 forgets all changes from
		 * before, as it makes a second workflow of the same state to start the run with.
		 */
		get webhookResponse(): undefined {
			keep();
			return undefined;
		},
	};
}

/** @throws NodeOperationError when the switch 'Include Raw Data' is neither on nor off */
export function includesRaw(context: IHookFunctions | IWebhookFunctions): boolean {
	return checkedBoolean(
		context,
		context.getNodeParameter('options.raw', false),
		'Include Raw Data',
	);
}

/** The present moment, to the second, for an event of which Kit does not say when it happened. */
export function now(): string {
	return new Date(systemClock.now()).toISOString().replace(/\.\d+Z$/, 'Z');
}
