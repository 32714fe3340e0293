import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { systemClock } from '../../shared/transport/clock';
import { MOST_PER_RUN, type Found, type Look, type Memory, type Watch } from './found';
import { greatest, idOf, momentIn, read, type List } from './list';
import { CLOCKS_APART_MS, LOOK_BACK_MS } from './window';

/** If a watch is further behind, it reads a list that can be sorted oldest first part by part. */
const BEHIND_MS = 24 * 3_600_000;

/** A list whose records have a timestamp for the event. */
export interface TimedList {
	event: string;
	subject: string;
	/** Kit's name of the timestamp. */
	moment: string;
	/**
	 * Whether the event can happen to a record again, at another time. Otherwise it only happens to
	 * new records: an old one whose timestamp changes is not an event.
	 */
	recurs: boolean;
	/** The order of the list: sorted by the timestamp as requested, or in no particular order. */
	sorted: 'either' | 'newestFirst' | 'unknown';
	/**
	 * @param since the earliest time needed, in milliseconds since the epoch
	 * @param order how to sort the list, if that can be chosen
	 */
	list(since: number, order: 'asc' | 'desc'): List;
	/** The list whose first page has the latest records. */
	newest: List;
	data(record: IDataObject): IDataObject;
}

/**
 * Watches a list whose records have a timestamp for the event. Each poll goes back by the lag of
 * Kit's lists. Events reported within that time are remembered, so memory is bounded by how many
 * happen in it.
 */
export function timed(context: IPollFunctions, list: TimedList): Watch {
	const { event, subject, recurs, sorted } = list;
	const foundIn = (records: IDataObject[]) => records.flatMap((record) => foundOf(list, record));

	async function look(memory: Memory | undefined): Promise<Look> {
		const now = systemClock.now();
		const start = now - CLOCKS_APART_MS;
		const since = memory?.since ?? start;
		const order = sorted === 'either' && now - since > BEHIND_MS ? 'asc' : 'desc';
		let readTo = now;
		let fresh = 0;
		const isEnough = (page: IDataObject[]): boolean => {
			const last = foundIn(page).at(-1);
			if (last === undefined || sorted === 'unknown') return false;
			if (order === 'desc') return last.at < since;
			fresh += memory ? foundIn(page).filter((one) => isNew(one, memory)).length : 0;
			if (fresh < MOST_PER_RUN) return false;
			readTo = Math.min(now, last.at);
			return true;
		};
		const isFirst = memory === undefined && sorted !== 'unknown';
		const found = foundIn(
			await read(context, isFirst ? list.newest : list.list(since, order), isEnough),
		);
		return {
			found,
			isNew,
			start: () => ({
				subject,
				since: start,
				seen: momentsOf(found.filter(({ at }) => at >= start)),
				known: '',
				passed: recurs ? 0 : greatest(found.map(({ id }) => id)),
			}),
			remember(before, taken, left) {
				const untold = left.reduce((least, { at }) => Math.min(least, at), readTo);
				const next = Math.max(before.since, untold - LOOK_BACK_MS);
				const told = Object.entries({ ...before.seen, ...momentsOf(taken) });
				const seen = Object.fromEntries(told.filter(([, at]) => at >= next));
				const past = told.filter(([, at]) => at < next).map(([key]) => Number(key));
				const passed = recurs ? 0 : Math.max(before.passed, greatest(past));
				return { ...before, since: next, seen, passed };
			},
		};
	}

	return {
		event,
		subject,
		look,
		latest: async () => foundIn(await read(context, list.newest, () => true)),
	};
}

function isNew({ id, key, at }: Found, { since, seen, passed }: Memory): boolean {
	return at >= since && id > passed && seen[key] === undefined;
}

function foundOf({ moment, recurs, data }: TimedList, record: IDataObject): Found[] {
	const at = momentIn(record, moment);
	const id = idOf(record);
	if (at === undefined) return [];
	return [{ id, key: recurs ? `${id}:${at}` : String(id), at, data: data(record) }];
}

/** The keys of the events found, with their times. */
function momentsOf(found: Found[]): Record<string, number> {
	return Object.fromEntries(found.map(({ key, at }) => [key, at]));
}
