import { z } from 'zod';
import { day } from '../../clock';
import { readEmailAddress } from '../../routes/subscribers/emailAddress';
import { operation, type SandboxApp } from '../../http/operation';
import { changeSubscriber } from '../../routes/subscribers/subscribers';
import type { Store } from '../../account/store';
import type { Subscriber } from '../../account/records';
import { byEmail, byId } from '../../routes/subscribers/subscriberLookup';
import { subscriberView, tagView } from '../../account/views';
import { planFieldsV3 } from '../fields';
import { pageOf } from '../pagination';
import { date, fields, page, sortOrder } from '../parameters';

/** Subscribers: list, get, update, unsubscribe, and their tags. */
export function subscriberRoutesV3(app: SandboxApp): void {
	const listQuery = {
		page,
		from: date,
		to: date,
		updated_from: date,
		updated_to: date,
		sort_order: sortOrder,
		sort_field: z.literal('cancelled_at').optional(),
		email_address: z.string().optional(),
	};
	const list = { query: listQuery, secretOnly: true };
	operation(app, 'GET', '/v3/subscribers', list, ({ store, query }) => {
		const cancelled = query.sort_field === 'cancelled_at';
		const found = candidates(store, query.email_address).filter(
			({ state, createdAt, updatedAt }) =>
				(!cancelled || state === 'cancelled') &&
				(cancelled || store.v3.subscriberList === 'all' || state === 'active') &&
				day(createdAt) >= (query.from ?? '') &&
				day(createdAt) <= (query.to ?? day(createdAt)) &&
				// Documented as "after" and "before", the other two as "on or after" and "on or before".
				(query.updated_from === undefined || day(updatedAt) > query.updated_from) &&
				(query.updated_to === undefined || day(updatedAt) < query.updated_to),
		);
		const dateOf = ({ canceledAt, createdAt }: Subscriber) =>
			(cancelled ? canceledAt : null) ?? createdAt;
		// The default of `sort_order` is only documented for subscriptions: oldest first.
		const direction = query.sort_order === 'desc' ? -1 : 1;
		found.sort((a, b) => direction * (dateOf(a) - dateOf(b) || a.id - b.id));
		const { rows, envelope } = pageOf(store, 'subscribers', found, query.page);
		const subscribers = rows.map((subscriber) => subscriberView(store, subscriber));
		return { status: 200, json: { ...envelope, subscribers } };
	});

	const one = '/v3/subscribers/:subscriber_id{[0-9]+}';
	operation(app, 'GET', one, { secretOnly: true }, ({ store, id }) => ({
		status: 200,
		json: { subscriber: subscriberView(store, byId(store, id('subscriber_id'))) },
	}));

	const person = z
		.object({ first_name: z.string().optional(), email_address: z.string().optional(), fields })
		.strict();
	operation(app, 'PUT', one, { body: person, secretOnly: true }, ({ store, body, id }) => {
		const subscriber = byId(store, id('subscriber_id'));
		const emailAddress = readEmailAddress(body.email_address ?? subscriber.emailAddress);
		const plan = planFieldsV3(store, body.fields);
		return changeSubscriber(store, subscriber, emailAddress, body.first_name, plan);
	});

	const address = z.object({ email: z.string().optional() }).strict();
	const byAddress = { body: address, secretOnly: true };
	operation(app, 'PUT', '/v3/unsubscribe', byAddress, ({ store, body }) => {
		const subscriber = byEmail(store, body.email, 'Email address is invalid');
		store.setState(subscriber, 'cancelled');
		// The example still says `active`, which is assumed to be a mistake.
		return { status: 200, json: { subscriber: subscriberView(store, subscriber) } };
	});

	operation(app, 'GET', `${one}/tags`, {}, ({ store, id }) => {
		const subscriber = byId(store, id('subscriber_id'));
		const tags = store.taggings
			.ofSubscriber(subscriber.id)
			.flatMap(({ ownerId }) => store.tags.get(ownerId) ?? []);
		return { status: 200, json: { tags: tags.map(tagView) } };
	});
}

function candidates(store: Store, emailAddress: string | undefined): Subscriber[] {
	if (emailAddress === undefined) return [...store.subscribers.values()];
	return [store.findByEmail(emailAddress.trim()) ?? []].flat();
}
