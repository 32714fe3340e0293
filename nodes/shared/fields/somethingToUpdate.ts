import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../basics/blank';
import { invalidParameter } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { hasLiquid } from '../basics/liquid';
import { prepare } from '../run/prepare';

/**
 * Fields that are cleared if they are added and left empty, but not if an expression returns
 * nothing.
 */
const EMPTIABLE = ['description', 'previewText', 'thumbnailAlt', 'thumbnailUrl'];

/** Fields that report Liquid in an expression themselves. */
const LIQUID = ['content', 'html', 'previewText', 'subject'];

/** Rejects an update that would not change anything. */
export const somethingToUpdate = prepare((context, request) => {
	const body = isRecord(request.body) ? request.body : {};
	const given: unknown = context.getNode().parameters.updateFields;
	const emptied = isRecord(given) && EMPTIABLE.some((name) => given[name] === '');
	const lost = isRecord(given) && LIQUID.some((name) => hasLiquid(String(given[name])));
	// Without a time, Kit unschedules a broadcast.
	const unscheduled = body.send_at === null;
	if (emptied || lost || unscheduled || hasValue(body)) return;
	throw invalidParameter(
		context,
		'Update Fields',
		'is empty, so nothing would change',
		'Add at least one field.',
	);
});

/** @param body before its blank values are removed */
export function hasValue(body: IDataObject): boolean {
	return Object.values(body).some((value) => {
		const inner = isRecord(value) ? Object.values(value) : [];
		return !isBlank(value) && (inner.length === 0 || !inner.every(isBlank));
	});
}
