import { z } from 'zod';
import { notFound } from '../http/errors';
import { operation, type SandboxApp } from '../http/operation';
import { createdRange, flag, listOf, moment, paging, status } from '../http/parameters';
import type { Form, Subscriber } from '../account/records';
import type { Store } from '../account/store';
import { byEmail, byId, members } from './subscribers/subscriberLookup';
import { formSubscriberView, formView } from '../account/views';

/** Forms and landing pages, and their subscribers. */
export function formRoutes(app: SandboxApp): void {
	const listQuery = {
		...paging,
		status: z.enum(['active', 'archived', 'trashed', 'all']).optional(),
		type: z.enum(['embed', 'hosted']).optional(),
		include: listOf(['subscriber_count']).optional(),
	};
	operation(app, 'GET', '/v4/forms', { query: listQuery }, ({ store, query, page }) => {
		const rows = [...store.forms.values()].filter(
			(form) =>
				(query.status === 'all' || statusOf(form) === (query.status ?? 'active')) &&
				(query.type === undefined || form.type === query.type),
		);
		const shown = page(rows, { keyOf: ({ id }) => [id], order: 'desc' }, query);
		const counted = query.include?.has('subscriber_count') === true;
		const forms = shown.rows.map((form) => ({
			...formView(form),
			...(counted ? { subscriber_count: store.formSubscribers.size(form.id) } : {}),
		}));
		return { status: 200, json: { forms, pagination: shown.pagination } };
	});

	const membersQuery = {
		...paging,
		...createdRange,
		added_after: moment.optional(),
		added_before: moment.optional(),
		slim: flag.optional(),
		status,
	};
	const list = '/v4/forms/:form_id{[0-9]+}/subscribers';
	operation(app, 'GET', list, { query: membersQuery }, ({ store, query, id, page }) => {
		const form = formOf(store, id('form_id'));
		const rows = members(store, store.formSubscribers.ofOwner(form.id), {
			...query,
			at_after: query.added_after,
			at_before: query.added_before,
		});
		const shown = page(rows, { keyOf: ({ subscriber }) => [subscriber.id], order: 'desc' }, query);
		const subscribers = shown.rows.map(({ subscriber, membership }) =>
			formSubscriberView(store, subscriber, membership, query.slim),
		);
		return { status: 200, json: { subscribers, pagination: shown.pagination } };
	});

	const referrer = z.string().nullable().optional();
	const addressed = z.object({ email_address: z.string().optional(), referrer }).strict();
	operation(app, 'POST', list, { body: addressed }, ({ store, body, id }) => {
		const form = formOf(store, id('form_id'));
		const subscriber = byEmail(
			store,
			body.email_address,
			'Either subscriber id or email address is required to add subscriber to form',
		);
		return add(store, form, subscriber, body.referrer ?? null);
	});

	// The documentation lists the referrer as required here, presumably by mistake.
	const referred = z.object({ referrer }).strict();
	operation(app, 'POST', `${list}/:id{[0-9]+}`, { body: referred }, ({ store, body, id }) =>
		add(store, formOf(store, id('form_id')), byId(store, id('id')), body.referrer ?? null),
	);
}

function statusOf(form: Form): 'active' | 'archived' | 'trashed' {
	if (form.trashed) return 'trashed';
	return form.archived ? 'archived' : 'active';
}

function formOf(store: Store, id: number): Form {
	const form = store.forms.get(id);
	if (!form) throw notFound();
	return form;
}

/** An existing member keeps the first referrer; this is not documented. */
function add(store: Store, form: Form, subscriber: Subscriber, referrer: string | null) {
	const { membership, added } = store.addToForm(subscriber.id, form.id, referrer);
	return {
		status: added ? (201 as const) : (200 as const),
		json: { subscriber: formSubscriberView(store, subscriber, membership) },
	};
}
