import type { IWebhookFunctions } from 'n8n-workflow';

import { systemClock } from '../transport/clock';
import { Recent } from './recent';
import { catchUp, placeOf } from './state';

/** How many events this process remembers, for all triggers. */
const IN_PROCESS = 10_000;

/**
 * How many events of a trigger n8n stores, so that neither a restart nor another process repeats
 * them.
 */
const STORED = 1_000;

/**
 * For how long this process makes sure that n8n's stored state contains them, because other
 * processes write it too.
 */
const SEEN_TO_MS = 3_600_000;

/** When n8n started a run with an event, by trigger and event. */
const started = new Recent<number>(IN_PROCESS);

/** Events that n8n is about to start a run with. */
const starting = new Set<string>();

interface Unseen {
	/** IDs of events that are new for this trigger. */
	fresh: Set<string>;
	/** Must be called once a run is started with them, before n8n stores the node's state. */
	keep(): void;
}

/**
 * Separates the events that are new for this trigger from those that it has already received.
 * Concurrent deliveries overwrite each other's state in n8n, so the process remembers events too.
 * Events that n8n could not start are forgotten, because Kit will send them again.
 *
 * @param ids of the events of a delivery
 */
export function unseen(context: IWebhookFunctions, ids: string[]): Unseen {
	const keyOf = (id: string) => `${placeOf(context)} ${id}`;
	const stored = storedIds(context);
	const fresh = ids.filter(
		(id) => !stored.includes(id) && !started.has(keyOf(id)) && !starting.has(keyOf(id)),
	);
	if (fresh.length === 0) return { fresh: new Set(), keep: () => {} };

	for (const id of fresh) starting.add(keyOf(id));
	const forget = () => {
		for (const id of fresh) starting.delete(keyOf(id));
	};
	const keep = () => {
		forget();
		for (const id of fresh) started.set(keyOf(id), systemClock.now());
		store(context, fresh);
	};
	const response = context.getResponseObject();
	response.once('finish', () => {
		if (response.statusCode < 500) keep();
		else forget();
	});
	// Kit stopped waiting for the response, and will send it again.
	response.once('close', forget);
	// n8n 1 keeps earlier changes of the state, so the events can be stored before the run starts.
	store(context, fresh);
	return { fresh: new Set(fresh), keep };
}

/**
 * Adds events to the state, and those that other processes may have overwritten in the meantime.
 */
function store(context: IWebhookFunctions, fresh: string[]): void {
	// The trigger may have been deregistered while the run was being started.
	catchUp(context);
	const place = `${placeOf(context)} `;
	const since = systemClock.now() - SEEN_TO_MS;
	const own = [...started]
		.filter(([key, at]) => key.startsWith(place) && at >= since)
		.map(([key]) => key.slice(place.length));
	const latest = new Set([...own, ...fresh]);
	const earlier = storedIds(context).filter((id) => !latest.has(id));
	context.getWorkflowStaticData('node').seen = [...earlier, ...latest].slice(-STORED);
}

function storedIds(context: IWebhookFunctions): string[] {
	const { seen } = context.getWorkflowStaticData('node');
	return Array.isArray(seen) ? seen.map(String) : [];
}
