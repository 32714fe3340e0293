import type { IDataObject } from 'n8n-workflow';

import { UnreadableAnswer } from '../../../shared/transport/failure';
import { isRecord } from '../../../shared/basics/isRecord';
import type { Settled } from '../../../shared/basics/settle';

/** How Kit writes what it answers to a bulk request. */
export interface AnswerFormat {
	/** What tells one record from another, in what is sent and in what a failure repeats of it. */
	identity: string[];
	/** Where a failure repeats what was sent. */
	failed: string;
	/** Left out where Kit lists failures only. */
	results?: {
		key: string;
		/** The fields of a result, and those of what was sent that they stand for. */
		identity: Record<string, string>;
	};
}

/** Kit's reasons for refusing a record. */
export class Refused extends Error {
	/** @param candidates how many records may be the one that Kit means */
	constructor(
		message: string,
		readonly candidates: number,
	) {
		super(message);
	}
}

interface Sent {
	record: IDataObject;
	outcome?: Settled<IDataObject>;
}

/**
 * What became of each record. Kit lists results and failures apart and promises no order, and a
 * failure tells only by what it repeats which record it means.
 *
 * @returns one outcome for each record, in their order; empty where Kit gives no results
 * @throws UnreadableAnswer when the body is something else
 */
export function answersTo(
	records: IDataObject[],
	body: unknown,
	format: AnswerFormat,
): Array<Settled<IDataObject>> {
	const failures = listIn(body, 'failures').map((failure) => failureIn(failure, format));
	const { identity, results } = format;
	const rows = results && listIn(body, results.key);
	const sentFields = Object.values(results?.identity ?? {});
	const rowFields = Object.keys(results?.identity ?? {});
	const rowsByKey = groupsOf(rows ?? [], (row) => keyOf(row, rowFields));
	const rowsOf = ({ record }: Sent) => rowsByKey.get(keyOf(record, sentFields)) ?? [];

	const sent = records.map((record): Sent => ({ record }));
	const sentByKey = groupsOf(sent, ({ record }) => keyOf(record, identity));
	const unclear: Failure[] = [];
	for (const [key, some] of groupsOf(failures, ({ input }) => keyOf(input, identity))) {
		const same = sentByKey.get(key) ?? [];
		// Kit does them in order, so where one of the same was done, it was the first.
		const noneDone = results !== undefined && same.every((one) => rowsOf(one).length === 0);
		const refused = noneDone ? same : same.slice(-some.length);
		for (const [index, one] of refused.entries()) {
			one.outcome = refusal([some[index] ?? some[0]], 1);
		}
		if (refused.length === 0) unclear.push(...some);
	}

	const open = sent.filter(({ outcome }) => !outcome);
	const unmentioned = open.filter((one) => rowsOf(one).length === 0);
	const openByKey = groupsOf(open, ({ record }) => keyOf(record, sentFields));
	const tooFewRows = [...openByKey.values()].filter(
		(some) => some[0] && rowsOf(some[0]).length < some.length,
	);
	for (const some of groupsOf(unclear, ({ input }) => keyOf(input, identity)).values()) {
		const fits = ({ record }: Sent) => mayBe(record, some[0]?.input, identity);
		// When it fits nobody, Kit writes something in another way than it was sent.
		const lists = [unmentioned.filter(fits), tooFewRows.flat().filter(fits), unmentioned];
		const possible = lists.find((list) => list.length > 0) ?? [];
		// With a failure for each of them, there is no doubt who is meant.
		const doubt = some.length < possible.length ? possible.length : 1;
		for (const one of possible) one.outcome = refusal(some, doubt);
	}

	if (rows) {
		const done = open.filter(({ outcome }) => !outcome);
		giveRows(done, rows, {
			sent: ({ record }) => keyOf(record, sentFields),
			row: (row) => keyOf(row, rowFields),
		});
	}
	return sent.map(({ outcome }) => outcome ?? { ok: true, value: {} });
}

interface Failure {
	message: string;
	/** What was sent, as far as Kit repeats it. */
	input: IDataObject;
}

function failureIn(failure: IDataObject, { failed }: AnswerFormat): Failure {
	const { errors, [failed]: input } = failure;
	const texts = Array.isArray(errors) ? errors.filter((text) => typeof text === 'string') : [];
	return {
		message: texts.join(' ') || 'Kit refused this record without a reason',
		input: isRecord(input) ? input : {},
	};
}

function refusal(failures: Array<Failure | undefined>, candidates: number): Settled<never> {
	const messages = new Set(failures.map((failure) => failure?.message ?? ''));
	return { ok: false, error: new Refused([...messages].join(' '), candidates) };
}

/** Kit keeps email addresses and compares names without regard to case. */
function normal(value: unknown): string {
	return value === null || value === undefined ? '' : String(value).trim().toLowerCase();
}

function keyOf(record: IDataObject, fields: string[]): string {
	return JSON.stringify(fields.map((field) => normal(record[field])));
}

/** Whether nothing that Kit repeats of a record tells that it is another one. */
function mayBe(record: IDataObject, input: IDataObject = {}, identity: string[]): boolean {
	return identity.every(
		(field) => normal(input[field]) === '' || normal(input[field]) === normal(record[field]),
	);
}

/**
 * Gives each record its result. Where several results can be its own and the order does not tell
 * which, as for two tags of one subscriber, it gets only what they have in common.
 */
function giveRows(
	done: Sent[],
	rows: IDataObject[],
	keys: { sent: (one: Sent) => string; row: (row: IDataObject) => string },
): void {
	const wanted = done.map(keys.sent);
	const given = rows.map(keys.row);
	const isSame = (list: string[]) => JSON.stringify(list) === JSON.stringify(wanted);
	const inOrder = isSame(given) && !isSame([...given].reverse());
	// Kit may write a name in another way than it was sent; with one of each there is no doubt.
	const strangers = rows.filter((_, index) => !wanted.includes(given[index] ?? ''));
	const missing = wanted.filter((key) => !given.includes(key));
	const stranger = missing.length === 1 ? common(strangers) : undefined;

	const byKey = groupsOf(rows, keys.row);
	for (const [index, one] of done.entries()) {
		const row = inOrder ? rows[index] : common(byKey.get(wanted[index] ?? '') ?? []);
		const value = row ?? stranger;
		one.outcome = value
			? { ok: true, value }
			: { ok: false, error: new Refused('Kit’s answer does not say what became of this', 1) };
	}
}

function common([first, ...others]: IDataObject[]): IDataObject | undefined {
	if (!first) return undefined;
	const shared = Object.entries(first).filter(([field, value]) =>
		others.every((other) => JSON.stringify(other[field]) === JSON.stringify(value)),
	);
	return Object.fromEntries(shared);
}

function groupsOf<T>(list: T[], keyFor: (one: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const one of list) {
		const key = keyFor(one);
		const group = groups.get(key);
		if (group) group.push(one);
		else groups.set(key, [one]);
	}
	return groups;
}

function listIn(body: unknown, key: string): IDataObject[] {
	const list = isRecord(body) ? body[key] : undefined;
	if (Array.isArray(list)) return list.filter(isRecord);
	throw new UnreadableAnswer(`An answer without ${key}`);
}
