import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { systemClock } from '../../shared/transport/clock';
import type { Look, Memory, Watch } from './found';
import { greatest, idOf, momentIn, read, type List } from './list';
import { LOOK_BACK_MS } from './window';

/** A list sorted by ID, newest first, whose records have no creation time. */
export interface NumberedList {
	event: string;
	/** Kit's name of another timestamp in the record. */
	moment: string;
	list: List;
	data(record: IDataObject): IDataObject;
}

/**
 * Watches a list for records with higher IDs. A record may be listed after one with a higher ID, so
 * an ID only counts as passed some time after it was seen.
 */
export function numbered(
	context: IPollFunctions,
	{ event, moment, list, data }: NumberedList,
): Watch {
	const foundIn = (records: IDataObject[], now: number) =>
		records.map((record) => ({
			id: idOf(record),
			key: String(idOf(record)),
			at: momentIn(record, moment) ?? now,
			data: data(record),
		}));

	async function look(memory: Memory | undefined): Promise<Look> {
		const now = systemClock.now();
		const isEnough = (page: IDataObject[]) =>
			memory === undefined || page.some((record) => idOf(record) <= memory.since);
		const found = foundIn(await read(context, list, isEnough), now);
		return {
			found,
			isNew: ({ id, key }, { since, seen }) => id > since && seen[key] === undefined,
			start: () => ({
				subject: '',
				since: greatest(found.map(({ id }) => id)),
				seen: {},
				known: '',
				passed: 0,
			}),
			remember(before, taken, left) {
				const untold = left.reduce((least, { id }) => Math.min(least, id), Infinity);
				const seen = { ...before.seen, ...Object.fromEntries(taken.map(({ key }) => [key, now])) };
				const ids = Object.entries(seen);
				const passed = ids.flatMap(([key, at]) =>
					at <= now - LOOK_BACK_MS && Number(key) < untold ? [Number(key)] : [],
				);
				const since = Math.max(before.since, greatest(passed));
				const kept = ids.filter(([key]) => Number(key) > since);
				return { ...before, since, seen: Object.fromEntries(kept) };
			},
		};
	}

	return {
		event,
		subject: '',
		look,
		latest: async () => foundIn(await read(context, list, () => true), systemClock.now()),
	};
}
