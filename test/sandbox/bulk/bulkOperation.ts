import { z } from 'zod';
import { KitError, invalid } from '../http/errors';
import { operation, type SandboxApp } from '../http/operation';
import { check } from '../http/strict';
import type { Store } from '../account/store';

/** One record that was processed. */
export interface Done {
	/** Its result; nothing for deletions. */
	row?: object;
	/** Equal for identical records. */
	sameAs: string;
	/** The record already existed, which reverses the order of the results. */
	existed?: boolean;
}

/** One record that failed. */
export interface Failed {
	errors: string[];
	/** The record, as the documentation shows it. */
	input: object;
}

interface BulkSpec<Item extends z.ZodTypeAny> {
	/** Key of the items in the request. */
	items: string;
	item: Item;
	/** The documented message for a request without records. */
	none: string;
	/** Key of the results in the response; omitted if there are only failures. */
	results?: string;
	/** Key of the input in a failure. */
	failed: string;
	/** Throws if the request as a whole is not allowed. */
	permit?: (store: Store, items: z.infer<Item>[]) => void;
	/** Processes one item. */
	work: (store: Store, item: z.infer<Item>) => Done | Failed;
}

// One operation's page lists it as required, but it is null in all examples.
const callbackUrl = z.string().url().nullable().optional();

/**
 * Adds one bulk operation to the app: up to 100 records are processed immediately with a 200, more
 * are queued with a 202.
 */
export function bulkOperation<Item extends z.ZodTypeAny>(
	app: SandboxApp,
	method: 'POST' | 'DELETE',
	path: string,
	spec: BulkSpec<Item>,
): void {
	// The records are validated later, because "not a list" has a documented response.
	const body = z.object({ [spec.items]: z.unknown(), callback_url: callbackUrl }).strict();
	operation(app, method, path, { body, oauthOnly: true }, (call) => {
		const { store, now } = call;
		const { callback_url, ...rest } = call.body as { callback_url?: string | null };
		const items = readItems(spec, rest);
		spec.permit?.(store, items);

		const queued = items.length > store.bulk.atOnce;
		const bytes = Buffer.byteLength(JSON.stringify(call.body));
		// Always defined: API keys have already been rejected.
		const clientId = call.clientId ?? '';
		if (queued || store.bulk.limitStops === 'all') {
			if (store.bulkQueue.bytes(clientId) + bytes > store.bulk.limitBytes) throw tooMuch();
		}
		const work = () => workAll(store, spec, items);
		if (!queued) return { status: 200, json: work() };
		store.bulkQueue.add({
			clientId,
			bytes,
			dueAt: now + store.bulk.delayMs,
			work,
			callbackUrl: callback_url ?? null,
		});
		return { status: 202, json: {} };
	});
}

function readItems<Item extends z.ZodTypeAny>(
	{ items, item, none }: BulkSpec<Item>,
	body: Record<string, unknown>,
): z.infer<Item>[] {
	const given = body[items];
	if (!Array.isArray(given) || given.length === 0) throw invalid(none);
	const checked = check(z.object({ [items]: z.array(item) }), { [items]: given }, 'body key');
	return checked[items] ?? [];
}

function workAll<Item extends z.ZodTypeAny>(
	store: Store,
	spec: BulkSpec<Item>,
	items: z.infer<Item>[],
): object {
	const outcomes = items.map((item) => spec.work(store, item));
	const failures = outcomes.flatMap((outcome) =>
		'errors' in outcome ? [{ errors: outcome.errors, [spec.failed]: outcome.input }] : [],
	);
	if (spec.results === undefined) return { failures };
	const done = outcomes.flatMap((outcome) => ('errors' in outcome ? [] : [outcome]));
	const rows = shown(store, done).map(({ row }) => row);
	return { [spec.results]: rows, failures };
}

function shown(store: Store, done: Done[]): Done[] {
	const { duplicates, order } = store.bulk;
	const kept =
		duplicates === 'each' ? done : [...new Map(done.map((one) => [one.sameAs, one])).values()];
	const turned = order === 'reversed' || kept.some(({ existed }) => existed === true);
	return !turned ? kept : [...kept].reverse();
}

function tooMuch(): KitError {
	return new KitError(413, [
		'This request exceeds your queued bulk requests limit. Please wait while we process your existing requests and try again later.',
	]);
}
