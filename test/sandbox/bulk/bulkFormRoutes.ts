import { z } from 'zod';
import { bulkOperation } from './bulkOperation';
import { find, pair } from './bulkPair';
import type { SandboxApp } from '../http/operation';
import { bulkAddedView } from '../account/views';

const addition = z
	.object({
		form_id: z.number().int().nullable(),
		subscriber_id: z.number().int().nullable(),
		referrer: z.string().nullable().optional(),
	})
	.strict();

/** Adds many subscribers to forms. */
export function bulkFormRoutes(app: SandboxApp): void {
	bulkOperation(app, 'POST', '/v4/bulk/forms/subscribers', {
		items: 'additions',
		item: addition,
		none: 'No additions included for processing',
		results: 'subscribers',
		failed: 'subscription',
		work: (store, given) => {
			// The key of the echoed input is documented, but no message: these are modeled on others.
			const form = find(store.forms, given.form_id);
			const input = { ...given, referrer: given.referrer ?? null };
			const found = pair(store, input, form, 'Form does not exist');
			if ('failure' in found) return found.failure;
			const { subscriber, other } = found;
			const { membership } = store.addToForm(subscriber.id, other.id, input.referrer);
			return {
				row: bulkAddedView(subscriber, membership),
				sameAs: `${other.id} ${subscriber.id}`,
			};
		},
	});
}
