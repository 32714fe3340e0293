import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../shared/basics/isRecord';
import type { Settled } from '../../../shared/basics/settle';
import { UnreadableAnswer } from '../../../shared/transport/failure';

/** The format of Kit's responses to a bulk request. */
export interface AnswerFormat {
	/**
	 * The fields that identify a record, both in the request and in the copy that a failure contains.
	 */
	identity: string[];
	/** The key under which a failure contains what was sent. */
	failed: string;
	/** Left out if Kit only lists failures. */
	results?: {
		key: string;
		/** The fields of a result, and those of the request that they correspond to. */
		identity: Record<string, string>;
		/** A result must have an `id`, because later steps need it. */
		hasId?: true;
	};
}

/** Why a record does not count as done. */
export class NotDone extends Error {
	/**
	 * @param candidates how many records Kit may mean; 0 if Kit reported no failure, so this one may
	 * be done
	 */
	constructor(
		message: string,
		readonly candidates: number,
	) {
		super(message);
	}
}

/** A record that was sent, with what identifies it in failures and results. */
interface SentRecord {
	record: IDataObject;
	resultKey: string;
	outcome?: Settled<IDataObject>;
}

interface RecordFailure {
	message: string;
	/** The parts of the request that Kit echoes. */
	input: IDataObject;
	key: string;
}

interface BulkAnswer {
	sent: SentRecord[];
	failures: RecordFailure[];
	/** The results by key; undefined if Kit only lists failures. */
	rows: Map<string, IDataObject[]> | undefined;
}

/**
 * The outcome of each record. Kit lists results and failures separately and promises no order, and
 * a failure only identifies its record by the copy that it contains.
 *
 * @returns one outcome for each record, in their order; empty if Kit returns no results
 * @throws UnreadableAnswer if the body is not a response to a bulk request
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
 * Marks the records that failures identify.
 *
 * @returns the failures that match no record
 */
function refuseNamed(answer: BulkAnswer, identity: string[]): RecordFailure[] {
	const sentByKey = grouped(answer.sent, ({ record }) => identityOf(record, identity));
	const unclear: RecordFailure[] = [];
	for (const [key, failures] of grouped(answer.failures, (failure) => failure.key)) {
		const same = sentByKey.get(key) ?? [];
		// Kit processes records in order, so if one of several identical records succeeded, it was the
		// first.
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

/** Marks all records that a failure may refer to, if it does not identify one. */
function refusePossible(answer: BulkAnswer, unclear: RecordFailure[], identity: string[]): void {
	const open = answer.sent.filter(({ outcome }) => !outcome);
	const withoutRow = open.filter((one) => rowsFor(one, answer).length === 0);
	const withTooFewRows = [...grouped(open, ({ resultKey }) => resultKey).values()]
		.filter(([first, ...others]) => first && rowsFor(first, answer).length <= others.length)
		.flat();
	for (const failures of grouped(unclear, ({ key }) => key).values()) {
		const fits = ({ record }: SentRecord) => mayBe(record, failures[0]?.input, identity);
		// If it matches no record, Kit writes a value differently from how it was sent.
		const lists = [withoutRow.filter(fits), withTooFewRows.filter(fits), withoutRow];
		const possible = lists.find((list) => list.length > 0) ?? [];
		// With one failure for each of them, the assignment is certain.
		const candidates = failures.length < possible.length ? possible.length : 1;
		for (const one of possible) one.outcome = refusal(failures, candidates);
	}
}

/**
 * Assigns its result to each record.
 *
 * @param keys what identifies the results, in their order
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

/** Whether the results are in the order of the records, and in no other order that also fits. */
function isInOrder(keys: string[], wanted: string[]): boolean {
	if (keys.length !== wanted.length) return false;
	const isSame = keys.every((key, index) => key === wanted[index]);
	return isSame && keys.some((key, index) => key !== wanted[wanted.length - 1 - index]);
}

/**
 * The result for each key. If several results fit and their order does not decide, as for two tags
 * of one subscriber, the record only gets the fields that they share.
 */
function matchedRows(
	wanted: string[],
	rows: IDataObject[],
	keys: string[],
): Array<IDataObject | undefined> {
	const byKey = grouped(rows, (_, index) => keys[index] ?? '');
	// Kit may write a name differently from how it was sent; with one of each, the assignment is
	// certain.
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
		message: texts.join(' ') || 'Kit rejected this record without giving a reason',
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

/** Kit compares email addresses and names case-insensitively. */
function normal(value: unknown): string {
	return value === null || value === undefined ? '' : String(value).trim().toLowerCase();
}

/** The values by which a record is identified, as text. */
export function identityOf(record: IDataObject, fields: string[]): string {
	return JSON.stringify(fields.map((field) => normal(record[field])));
}

function isId(value: unknown): boolean {
	return /^\d+$/.test(normal(value));
}

/** Whether nothing in the copy contradicts the record. */
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
	throw new UnreadableAnswer(`A response without ${key}`);
}
