import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../shared/basics/isRecord';
import type { Settled } from '../../../shared/basics/settle';
import { UnreadableAnswer } from '../../../shared/transport/failure';

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
		/** A result has to have an `id`, since later steps need it. */
		hasId?: true;
	};
}

/** Why a record is not taken for done. */
export class NotDone extends Error {
	/** @param candidates how many records Kit may mean; 0 when Kit refused none, and this one may be done */
	constructor(
		message: string,
		readonly candidates: number,
	) {
		super(message);
	}
}

/** A record that was sent, with what tells it apart in failures and in results. */
interface SentRecord {
	record: IDataObject;
	resultKey: string;
	outcome?: Settled<IDataObject>;
}

interface RecordFailure {
	message: string;
	/** What was sent, as far as Kit repeats it. */
	input: IDataObject;
	key: string;
}

interface BulkAnswer {
	sent: SentRecord[];
	failures: RecordFailure[];
	/** The results by their key; undefined where Kit lists failures only. */
	rows: Map<string, IDataObject[]> | undefined;
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
	const { identity, results } = format;
	const sentFields = Object.values(results?.identity ?? {});
	const rowFields = Object.keys(results?.identity ?? {});
	const sent = records.map(
		(record): SentRecord => ({
			record,
			resultKey: identityOf(record, sentFields),
		}),
	);
	const failures = listAt(body, 'failures').map((failure) => failureIn(failure, format));
	const rows = results && listAt(body, results.key).filter(isRecord);
	const keys = rows?.map((row) => identityOf(row, rowFields)) ?? [];

	if (failures.length > 0) {
		const rowsByKey = rows && grouped(rows, (_, index) => keys[index] ?? '');
		const answer = { sent, failures, rows: rowsByKey };
		refusePossible(answer, refuseNamed(answer, identity), identity);
	}
	if (rows) {
		const open = sent.filter(({ outcome }) => !outcome);
		giveResults(open, rows, keys, results?.hasId === true);
	}
	return sent.map(({ outcome }) => outcome ?? { ok: true, value: {} });
}

/**
 * Refuses the records that failures name.
 *
 * @returns the failures that name none of those that were sent
 */
function refuseNamed(answer: BulkAnswer, identity: string[]): RecordFailure[] {
	const sentByKey = grouped(answer.sent, ({ record }) => identityOf(record, identity));
	const unclear: RecordFailure[] = [];
	for (const [key, failures] of grouped(answer.failures, (failure) => failure.key)) {
		const same = sentByKey.get(key) ?? [];
		// Kit does them in order, so where one of the same was done, it was the first.
		const noneDone =
			answer.rows !== undefined && same.every((one) => rowsFor(one, answer).length === 0);
		const refused = noneDone ? same : same.slice(-failures.length);
		for (const [index, one] of refused.entries()) {
			one.outcome = refusal([failures[index] ?? failures[0]], 1);
		}
		if (refused.length === 0) unclear.push(...failures);
	}
	return unclear;
}

/** Refuses all records that a failure can mean, where it names none. */
function refusePossible(answer: BulkAnswer, unclear: RecordFailure[], identity: string[]): void {
	const open = answer.sent.filter(({ outcome }) => !outcome);
	const withoutRow = open.filter((one) => rowsFor(one, answer).length === 0);
	const withTooFewRows = [...grouped(open, ({ resultKey }) => resultKey).values()]
		.filter(([first, ...others]) => first && rowsFor(first, answer).length <= others.length)
		.flat();
	for (const failures of grouped(unclear, ({ key }) => key).values()) {
		const fits = ({ record }: SentRecord) => mayBe(record, failures[0]?.input, identity);
		// When it fits nobody, Kit writes something in another way than it was sent.
		const lists = [withoutRow.filter(fits), withTooFewRows.filter(fits), withoutRow];
		const possible = lists.find((list) => list.length > 0) ?? [];
		// With a failure for each of them, there is no doubt who is meant.
		const candidates = failures.length < possible.length ? possible.length : 1;
		for (const one of possible) one.outcome = refusal(failures, candidates);
	}
}

/**
 * Gives each record its result.
 *
 * @param keys what tells the results apart, in their order
 */
function giveResults(
	open: SentRecord[],
	rows: IDataObject[],
	keys: string[],
	hasId: boolean,
): void {
	const wanted = open.map(({ resultKey }) => resultKey);
	const results = isInOrder(keys, wanted) ? rows : matchedRows(wanted, rows, keys);
	for (const [index, one] of open.entries()) {
		const value = results[index];
		if (!value) one.outcome = notDone('Kit’s response does not include a result for this record');
		else if (hasId && !isId(value.id)) {
			one.outcome = notDone('Kit’s response does not include the ID of this record');
		} else one.outcome = { ok: true, value };
	}
}

/** Whether the results come in the order of the records, and in no other at the same time. */
function isInOrder(keys: string[], wanted: string[]): boolean {
	if (keys.length !== wanted.length) return false;
	const isSame = keys.every((key, index) => key === wanted[index]);
	return isSame && keys.some((key, index) => key !== wanted[wanted.length - 1 - index]);
}

/**
 * The result for each wanted key. Where several results can be its own and the order does not tell
 * which, as for two tags of one subscriber, it gets only what they have in common.
 */
function matchedRows(
	wanted: string[],
	rows: IDataObject[],
	keys: string[],
): Array<IDataObject | undefined> {
	const byKey = grouped(rows, (_, index) => keys[index] ?? '');
	// Kit may write a name in another way than it was sent; with one of each there is no doubt.
	const known = new Set(wanted);
	const strangers = rows.filter((_, index) => !known.has(keys[index] ?? ''));
	const missing = wanted.filter((key) => !byKey.has(key));
	const stranger = missing.length === 1 ? commonFields(strangers) : undefined;
	return wanted.map((key) => commonFields(byKey.get(key) ?? []) ?? stranger);
}

function rowsFor({ resultKey }: SentRecord, { rows }: BulkAnswer): IDataObject[] {
	return rows?.get(resultKey) ?? [];
}

function failureIn(failure: unknown, { failed, identity }: AnswerFormat): RecordFailure {
	const { errors, [failed]: repeated } = isRecord(failure) ? failure : { errors: [failure] };
	const texts = Array.isArray(errors) ? errors.filter((text) => typeof text === 'string') : [];
	const input = isRecord(repeated) ? repeated : {};
	return {
		message: texts.join(' ') || 'Kit refused this record without giving a reason',
		input,
		key: identityOf(input, identity),
	};
}

function refusal(failures: Array<RecordFailure | undefined>, candidates: number): Settled<never> {
	const messages = new Set(failures.map((failure) => failure?.message ?? ''));
	return { ok: false, error: new NotDone([...messages].join(' '), candidates) };
}

function notDone(message: string): Settled<never> {
	return { ok: false, error: new NotDone(message, 0) };
}

/** Kit keeps email addresses and compares names without regard to case. */
function normal(value: unknown): string {
	return value === null || value === undefined ? '' : String(value).trim().toLowerCase();
}

/** What tells a record from others. */
export function identityOf(record: IDataObject, fields: string[]): string {
	return JSON.stringify(fields.map((field) => normal(record[field])));
}

function isId(value: unknown): boolean {
	return /^\d+$/.test(normal(value));
}

/** Whether nothing that Kit repeats of a record tells that it is another one. */
function mayBe(record: IDataObject, input: IDataObject = {}, identity: string[]): boolean {
	return identity.every(
		(field) => normal(input[field]) === '' || normal(input[field]) === normal(record[field]),
	);
}

function commonFields([first, ...others]: IDataObject[]): IDataObject | undefined {
	if (!first || others.length === 0) return first;
	const shared = Object.entries(first).filter(([field, value]) =>
		others.every((other) => JSON.stringify(other[field]) === JSON.stringify(value)),
	);
	return Object.fromEntries(shared);
}

function grouped<T>(list: T[], keyFor: (one: T, index: number) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const [index, one] of list.entries()) {
		const key = keyFor(one, index);
		const group = groups.get(key);
		if (group) group.push(one);
		else groups.set(key, [one]);
	}
	return groups;
}

function listAt(body: unknown, key: string): unknown[] {
	const list = isRecord(body) ? body[key] : undefined;
	if (Array.isArray(list)) return list;
	throw new UnreadableAnswer(`An answer without ${key}`);
}
