import { Refusal, invalid } from '../../http/errors';
import type { Subscriber } from '../../account/records';
import type { Store } from '../../account/store';

/** Above this number of fields, Kit returns 202 and writes the values afterwards. */
const MOST_AT_ONCE = 10;
const MOST = 140;

export interface FieldPlan {
	/** More than ten fields: the values are written after the response. */
	deferred: boolean;
	/** Key → value, for existing fields. */
	values: Record<string, string | null>;
	write: (subscriber: Subscriber) => void;
	warnings: string[];
}

/**
 * Resolves a request's `fields`. Names can be keys or labels.
 * @throws KitError 422 for unknown names if the store is configured so; Refusal for more than 140
 */
export function planFields(
	store: Store,
	fields: Record<string, string | null> | null | undefined,
): FieldPlan {
	const entries = Object.entries(fields ?? {});
	// The maximum is documented, but not the response beyond it.
	if (entries.length > MOST) throw new Refusal([`more than ${MOST} custom fields in one request`]);
	const known = entries.flatMap(([name, value]) => {
		const field = store.customFields.find(name);
		return field ? [{ field, value }] : [];
	});
	const unknown = entries.map(([name]) => name).filter((name) => !store.customFields.find(name));
	// Warnings and errors of this kind are documented, but not their wording.
	const sentences = unknown.map((name) => `Custom field '${name}' does not exist`);
	if (unknown.length > 0 && store.openQuestions.unknownFields === 'error')
		throw invalid(...sentences);
	return {
		deferred: entries.length > MOST_AT_ONCE,
		warnings: store.openQuestions.unknownFields === 'warn' ? sentences : [],
		values: Object.fromEntries(known.map(({ field, value }) => [field.key, value])),
		write: (subscriber) => {
			for (const { field, value } of known) store.setField(subscriber, field, value);
		},
	};
}
