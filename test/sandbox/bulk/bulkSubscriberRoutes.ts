import { z } from 'zod';
import { bulkOperation } from './bulkOperation';
import { emailAddress } from '../routes/subscribers/emailAddress';
import { KitError } from '../http/errors';
import type { SandboxApp } from '../http/operation';
import { STATES } from '../account/records';
import type { Store } from '../account/store';
import { upsertSubscriber } from '../account/subscriberUpsert';
import { subscriberView } from '../account/views';

const item = z
	.object({
		first_name: z.string().nullable().optional(),
		email_address: z.string().nullable().optional(),
		state: z.enum(STATES).nullable().optional(),
	})
	.strict();

/** Creates or updates many subscribers; custom fields have a bulk operation of their own. */
export function bulkSubscriberRoutes(app: SandboxApp): void {
	bulkOperation(app, 'POST', '/v4/bulk/subscribers', {
		items: 'subscribers',
		item,
		none: 'No subscribers included for processing',
		results: 'subscribers',
		failed: 'subscriber',
		permit,
		work: (store, given) => {
			const address = emailAddress(given.email_address);
			if (address === undefined) {
				return {
					errors: ['Email address is invalid'],
					input: {
						first_name: given.first_name ?? null,
						email_address: given.email_address ?? null,
						state: given.state ?? 'active',
						created_at: null,
					},
				};
			}
			const { subscriber } = upsertSubscriber(store, address, given.first_name, given.state);
			return { row: subscriberView(store, subscriber, true), sameAs: String(subscriber.id) };
		},
	});
}

/**
 * The subscriber limit of the plan. Who counts is not documented: here, active subscribers and the
 * new email addresses of the request.
 */
function permit(store: Store, items: z.infer<typeof item>[]): void {
	if (store.bulk.subscriberLimit === 'ignored') return;
	const active = [...store.subscribers.values()].filter(({ state }) => state === 'active');
	const added = new Set(
		items.flatMap((given) => {
			const address = emailAddress(given.email_address);
			return address === undefined || store.findByEmail(address) ? [] : [address.toLowerCase()];
		}),
	);
	if (added.size > 0 && active.length + added.size > store.account.plan.subscriber_limit) {
		throw new KitError(403, ['This request would exceed your subscriber limit']);
	}
}
