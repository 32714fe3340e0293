import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import {
	failure,
	failureOf,
	ownErrors,
	SHAPED_STATUS,
	type Answer,
	type Asked,
	type Outcome,
} from './failure';

/**
 * The response to Kit's editor for a search setting or a dynamic select
 * (docs/kit-api.md#plugin-search).
 *
 * @param limitS the time limit of the trigger, in seconds
 * @param warn is told how many items were left out
 */
export function searchAnswer(
	asked: Extract<Asked, 'search' | 'options'>,
	outcome: Outcome,
	limitS: number,
	warn: (complaint: string) => void,
): Answer {
	const key = asked === 'options' ? 'options' : 'data';
	if (outcome.kind === 'empty') return { status: SHAPED_STATUS, body: { [key]: [] } };
	if (outcome.kind !== 'answered') return failureOf(asked, outcome.kind, limitS);

	const items = entriesIn(outcome.items, key);
	const found = items.flatMap(optionIn);
	const errors = found.length === 0 ? ownErrors(outcome.items[0]) : undefined;
	if (errors) return failure(asked, 404, errors);
	const left = items.length - found.length;
	if (left > 0 && found.length === 0) {
		return failure(asked, 500, [
			"The last node of the workflow does not return 'label' and 'value'. Each of its items must have both.",
		]);
	}
	if (left > 0) warn(`${left} of ${items.length} items have no 'label' or no 'value'`);
	return { status: SHAPED_STATUS, body: { [key]: found } };
}

/** The entries: one per item, or a list in a single item. */
export function entriesIn(items: unknown[], key: string): unknown[] {
	const [first] = items;
	if (items.length !== 1 || !isRecord(first)) return items;
	// An entry may have a field with the same name.
	const isEntry = first.label !== undefined || first.id !== undefined;
	const whole = first[key];
	return Array.isArray(whole) && !isEntry ? whole : items;
}

function optionIn(item: unknown): IDataObject[] {
	if (!isRecord(item)) return [];
	const { label, value } = item;
	return isShort(label) && isShort(value) ? [{ label: String(label), value: String(value) }] : [];
}

function isShort(value: unknown): value is string | number | boolean {
	return ['string', 'number', 'boolean'].includes(typeof value) && value !== '';
}
