import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { invalidParameter } from '../../shared/basics/invalidParameter';
import { refuseWithoutOAuth } from '../../shared/transport/request';
import { chosenEvents } from '../../shared/trigger/subjects';
import { api } from '../api';
import { WATCHES } from './events';
import { MOST_PER_RUN, type Found, type Look, type Memory, type Watch } from './found';
import { memoryOf, remember } from './memories';

/** How many events a test from the editor shows. */
const SHOWN_IN_TEST = 10;

interface KitEvent {
	watch: Watch;
	found: Found;
}

/**
 * Returns what happened in Kit since the last poll, oldest first and each event once. The first
 * poll only records what already exists. Events beyond the maximum of a run are left to the next
 * poll.
 *
 * @returns null if nothing happened
 * @throws NodeOperationError for a parameter, NodeApiError with Kit's own message; in both cases,
 * no event counts as reported
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const watches = watchesOf(context);
	if (context.getMode() === 'manual') return runOf(await latestOf(watches));

	const looks = new Map<Watch, Look>();
	for (const watch of watches) looks.set(watch, await watch.look(memoryOf(context, watch)));

	// From here on, nothing is awaited: another poll may have ended in the meantime, but none can
	// interleave.
	const memories = new Map<Watch, Memory>();
	const fresh: KitEvent[] = [];
	for (const [watch, look] of looks) {
		const memory = memoryOf(context, watch);
		memories.set(watch, memory ?? look.start());
		if (memory) for (const found of newIn(look, memory)) fresh.push({ watch, found });
	}
	fresh.sort(byTime);
	const taken = fresh.slice(0, MOST_PER_RUN);
	const left = fresh.slice(MOST_PER_RUN);
	const after = new Map<string, Memory>();
	for (const [watch, look] of looks) {
		const memory = memories.get(watch) ?? look.start();
		after.set(watch.event, look.remember(memory, of(watch, taken), of(watch, left)));
	}
	remember(context, after);
	return runOf(taken);
}

/** @throws NodeOperationError naming the parameter, before any request */
function watchesOf(context: IPollFunctions): Watch[] {
	return chosenEvents(context).map((event) => {
		const watch = WATCHES[event];
		if (!watch) {
			const wayOut = 'Choose from the list. For other events, use Kit Trigger.';
			throw invalidParameter(
				context,
				'Trigger On',
				`contains an unknown event: “${event}”`,
				wayOut,
			);
		}
		if (event === 'purchase.created') refuseWithoutOAuth(context, api, '/purchases');
		return watch(context);
	});
}

async function latestOf(watches: Watch[]): Promise<KitEvent[]> {
	const events: KitEvent[] = [];
	for (const watch of watches) {
		for (const found of await watch.latest()) events.push({ watch, found });
	}
	return events.sort(byTime).slice(-SHOWN_IN_TEST);
}

/**
 * The new events of a list, without duplicates, because a record can appear twice when pages shift.
 */
function newIn(look: Look, memory: Memory): Found[] {
	const fresh = look.found.filter((found) => look.isNew(found, memory));
	return [...new Map(fresh.map((found) => [found.key, found])).values()];
}

function byTime(a: KitEvent, b: KitEvent): number {
	return a.found.at - b.found.at || a.found.id - b.found.id;
}

function of(watch: Watch, events: KitEvent[]): Found[] {
	return events.filter((event) => event.watch === watch).map(({ found }) => found);
}

function runOf(events: KitEvent[]): INodeExecutionData[][] | null {
	if (events.length === 0) return null;
	return [events.map(({ watch: { event }, found }) => ({ json: itemOf(event, found) }))];
}

function itemOf(event: string, { key, at, data }: Found): INodeExecutionData['json'] {
	const occurredAt = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
	return { event, id: `${event}:${key}`, occurredAt, ...data };
}
