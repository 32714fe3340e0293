import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../basics/blank';
import { invalidParameter } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { hasLiquid } from '../basics/liquid';
import { prepare } from '../run/prepare';

/** What a field that is added and left empty clears; an expression that gives nothing does not. */
const EMPTIABLE = ['description', 'previewText', 'thumbnailAlt', 'thumbnailUrl'];

/** Fields that say themselves what became of Liquid in an expression. */
const LIQUID = ['content', 'html', 'previewText', 'subject'];

/** Finds an update that would change nothing. */
export const somethingToUpdate = prepare((context, request) => {
	const body = isRecord(request.body) ? request.body : {};
	const given: unknown = context.getNode().parameters.updateFields;
	const emptied = isRecord(given) && EMPTIABLE.some((name) => given[name] === '');
	const lost = isRecord(given) && LIQUID.some((name) => hasLiquid(String(given[name])));
	// Without a time a broadcast is taken off its schedule.
	const unscheduled = body.send_at === null;
	if (emptied || lost || unscheduled || hasValue(body)) return;
	throw invalidParameter(
		context,
		'Update Fields',
		'is empty, so nothing would change',
		'Add at least one field.',
	);
});

/** @param body before its blank values are left out */
export function hasValue(body: IDataObject): boolean {
	return Object.values(body).some((value) => {
		const inner = isRecord(value) ? Object.values(value) : [];
		return !isBlank(value) && (inner.length === 0 || !inner.every(isBlank));
	});
}
