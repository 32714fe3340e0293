import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { UnreadableAnswer } from '../../shared/transport/failure';
import { paginate } from '../../shared/transport/paginate';
import { kitRequest, type KitRequest } from '../../shared/transport/request';
import { api } from '../api';

/** One of Kit's lists. */
export interface List {
	path: string;
	/** Its name in Kit's response. */
	key: string;
	query?: IDataObject;
	/** The body, for a list that is requested with one. */
	body?: IDataObject;
	/** The size of the first page, if most records of a large one would be old. */
	firstPage?: number;
}

/**
 * Reads a list page by page.
 *
 * @param isEnough whether no more pages are needed after a page
 * @throws NodeApiError with Kit's own message, BrokenList if the list does not end
 */
export async function read(
	context: IPollFunctions,
	{ path, key, query = {}, body, firstPage }: List,
	isEnough: (page: IDataObject[]) => boolean = () => false,
): Promise<IDataObject[]> {
	return await paginate(
		async (paging) => {
			const size =
				firstPage === undefined || paging.after !== undefined ? {} : { per_page: firstPage };
			const asked = { ...paging, ...size };
			// If a list is requested with a body, its paging parameters go there.
			const request: KitRequest = body
				? { method: 'POST', path, query, body: { ...body, ...asked } }
				: { method: 'GET', path, query: { ...query, ...asked } };
			const page = await kitRequest(context, api, request, (answer) =>
				api.paging.read(answer.body, key, paging),
			);
			return isEnough(page.records) ? { records: page.records } : page;
		},
		Infinity,
		api.paging,
	);
}

/** @throws UnreadableAnswer for a record without an ID */
export function idOf({ id }: IDataObject): number {
	const number = Number(id);
	if (Number.isInteger(number) && number > 0) return number;
	throw new UnreadableAnswer('A record without an ID');
}

/** @returns 0 if there are none */
export function greatest(ids: number[]): number {
	return ids.reduce((most, id) => Math.max(most, id), 0);
}

/**
 * @param name Kit's name of the timestamp
 * @returns milliseconds since the epoch; undefined if Kit returns none
 * @throws UnreadableAnswer if it is not a timestamp
 */
export function momentIn(record: IDataObject, name: string): number | undefined {
	if (record[name] === null) return undefined;
	const at = Date.parse(String(record[name]));
	if (!Number.isNaN(at)) return at;
	throw new UnreadableAnswer(`A record without ${name}`);
}

/**
 * The day for a filter `…_after` that leaves out nothing since the given time. Kit does not
 * document whether the day itself is included, nor the time zone of the day; so this subtracts a
 * whole day, and twelve hours for the time zone furthest behind UTC.
 *
 * @param since milliseconds since the epoch
 */
export function dayBefore(since: number): string {
	return new Date(since - 36 * 3_600_000).toISOString().slice(0, 10);
}

/**
 * The format in which n8n stores a list of IDs: sorted, each as its difference from the previous
 * one.
 */
export function packed(ids: Iterable<number>): string {
	let last = 0;
	const distances = [...ids]
		.sort((a, b) => a - b)
		.map((id) => {
			const distance = (id - last).toString(36);
			last = id;
			return distance;
		});
	return distances.join(' ');
}

/** @param ids the result of `packed` */
export function unpacked(ids: string): Set<number> {
	let last = 0;
	const distances = ids === '' ? [] : ids.split(' ');
	return new Set(distances.map((distance) => (last += parseInt(distance, 36))));
}

/** Reads the numeric values of a memory by key, and ignores all others. */
export function numbersIn(value: unknown): Record<string, number> {
	const entries = Object.entries(isRecord(value) ? value : {});
	return Object.fromEntries(
		entries.flatMap(([key, number]) => (typeof number === 'number' ? [[key, number]] : [])),
	);
}
