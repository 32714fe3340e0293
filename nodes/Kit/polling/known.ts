import { NodeOperationError, type IDataObject, type IPollFunctions } from 'n8n-workflow';

import { systemClock } from '../../shared/transport/clock';
import type { Found, Look, Memory, Watch } from './found';
import { idOf, packed, read, unpacked, type List } from './list';

/** How many IDs are remembered, for which n8n stores some 200 kB. */
const MOST_KNOWN = 50_000;

/** A list that contains each record once, regardless of its timestamps. */
export interface KnownList {
	event: string;
	subject: string;
	/** @param since the last poll, in milliseconds since the epoch */
	list(since: number): List;
	/** When the event happened; undefined for a record to which it has not happened. */
	at(record: IDataObject, now: number): number | undefined;
	data(record: IDataObject): IDataObject;
}

/** Watches a list for records that were not in it before, which requires reading the whole list. */
export function known(context: IPollFunctions, list: KnownList): Watch {
	const { event, subject } = list;
	const foundIn = (records: IDataObject[], now: number) =>
		records.flatMap((record) => {
			const at = list.at(record, now);
			return at === undefined
				? []
				: [{ id: idOf(record), key: String(idOf(record)), at, data: list.data(record) }];
		});

	async function look(memory: Memory | undefined): Promise<Look> {
		const now = systemClock.now();
		let count = 0;
		const refuseTooMany = (page: IDataObject[]) => {
			count += page.length;
			if (count <= MOST_KNOWN) return false;
			throw new NodeOperationError(
				context.getNode(),
				`More than ${MOST_KNOWN} records match, which is too many to watch`,
				{ description: 'Add conditions, such as State or Tags, so that fewer records match.' },
			);
		};
		// The first poll reads everything, so that existing records stay known even if their times change.
		const records = await read(context, list.list(memory?.since ?? 0), refuseTooMany);
		const found = foundIn(records, now);
		let told: Set<number> | undefined;
		return {
			found,
			isNew({ id }, before) {
				told ??= unpacked(before.known);
				return !told.has(id);
			},
			start: () => ({
				subject,
				since: now,
				seen: {},
				known: packed(found.map(({ id }) => id)),
				passed: 0,
			}),
			remember(before, taken) {
				const since = Math.max(before.since, now);
				if (taken.length === 0) return { ...before, since };
				const ids = unpacked(before.known);
				for (const { id } of taken) ids.add(id);
				return { ...before, since, known: packed(limited(ids, found)) };
			},
		};
	}

	const latest = async () => {
		const now = systemClock.now();
		return foundIn(await read(context, list.list(0), () => true), now);
	};
	return { event, subject, look, latest };
}

/** Forgets records first that are no longer in the list. */
function limited(ids: Set<number>, found: Found[]): Set<number> {
	if (ids.size <= MOST_KNOWN) return ids;
	const listed = new Set(found.map(({ id }) => id));
	return new Set(
		[...ids].sort((a, b) => Number(listed.has(b)) - Number(listed.has(a))).slice(0, MOST_KNOWN),
	);
}
