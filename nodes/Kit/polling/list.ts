import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { UnreadableAnswer } from '../../shared/transport/failure';
import { paginate } from '../../shared/transport/paginate';
import { kitRequest, type KitRequest } from '../../shared/transport/request';
import { api } from '../api';

/** One of Kit's lists. */
export interface List {
	path: string;
	/** Its name in Kit's answer. */
	key: string;
	query?: IDataObject;
	/** For a list that is asked for with a body. */
	body?: IDataObject;
	/** How many records the first page is to have, where most of a large one would be old. */
	firstPage?: number;
}

/**
 * Reads a list page by page.
 *
 * @param isEnough whether nothing beyond a page is needed
 * @throws NodeApiError with Kit's sentence, BrokenList when the list does not end
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
			// A list that is asked for with a body reads its page from there.
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

/** @throws UnreadableAnswer for a record without ID */
export function idOf({ id }: IDataObject): number {
	const number = Number(id);
	if (Number.isInteger(number) && number > 0) return number;
	throw new UnreadableAnswer('A record without ID');
}

/** @returns 0 where there is none */
export function greatest(ids: number[]): number {
	return ids.reduce((most, id) => Math.max(most, id), 0);
}

/**
 * @param name Kit's name of the moment
 * @returns milliseconds since the epoch; undefined where Kit says that there is none
 * @throws UnreadableAnswer when it is no moment
 */
export function momentIn(record: IDataObject, name: string): number | undefined {
	if (record[name] === null) return undefined;
	const at = Date.parse(String(record[name]));
	if (!Number.isNaN(at)) return at;
	throw new UnreadableAnswer(`A record without ${name}`);
}

/**
 * The day to give to a filter `…_after` so that it leaves out nothing since a moment. Kit does not say
 * whether the day itself belongs to it, nor in which time zone it counts days: a whole day, and twelve
 * hours for the zone that is furthest behind UTC.
 *
 * @param since milliseconds since the epoch
 */
export function dayBefore(since: number): string {
	return new Date(since - 36 * 3_600_000).toISOString().slice(0, 10);
}

/** As n8n stores a list of IDs: sorted, each as its distance from the one before. */
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

/** @param ids what `packed` made */
export function unpacked(ids: string): Set<number> {
	let last = 0;
	const distances = ids === '' ? [] : ids.split(' ');
	return new Set(distances.map((distance) => (last += parseInt(distance, 36))));
}

/** Reads a memory's numbers by key; anything else is left out. */
export function numbersIn(value: unknown): Record<string, number> {
	const entries = Object.entries(isRecord(value) ? value : {});
	return Object.fromEntries(
		entries.flatMap(([key, number]) => (typeof number === 'number' ? [[key, number]] : [])),
	);
}
