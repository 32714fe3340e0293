import { z } from 'zod';
import { notFound } from '../../http/errors';
import { operation, type SandboxApp } from '../../http/operation';
import type { Form } from '../../account/records';
import type { Store } from '../../account/store';
import { deprecatedBody, subscribe, subscribeBody, subscribed } from '../subscribe';
import { subscriptionsPage, subscriptionsQuery } from '../subscriptions';
import { formView } from '../views';

const body = z.object({ ...subscribeBody, ...deprecatedBody }).strict();

/** Forms and landing pages, and their subscribers. */
export function formRoutesV3(app: SandboxApp): void {
	// "All the forms": includes archived forms, but not trashed ones.
	operation(app, 'GET', '/v3/forms', {}, ({ store, credentials }) => ({
		status: 200,
		json: {
			forms: [...store.forms.values()]
				.filter(({ trashed }) => !trashed)
				.map((form) => formView(form, credentials.v3.apiKey)),
		},
	}));

	const one = '/v3/forms/:form_id{[0-9]+}';
	operation(app, 'POST', `${one}/subscribe`, { body }, ({ store, body: given, id }) => {
		const form = formOf(store, id('form_id'));
		const subscriber = subscribe(store, given, form.doubleOptIn ? 'inactive' : undefined);
		return subscribed(store.addToForm(subscriber.id, form.id).membership, 'form', subscriber);
	});

	const subscriptions = { query: subscriptionsQuery, secretOnly: true };
	operation(app, 'GET', `${one}/subscriptions`, subscriptions, ({ store, query, id }) => {
		const memberships = store.formSubscribers.ofOwner(formOf(store, id('form_id')).id);
		return { status: 200, json: subscriptionsPage(store, memberships, 'form', query) };
	});
}

function formOf(store: Store, id: number): Form {
	const form = store.forms.get(id);
	if (!form) throw notFound();
	return form;
}
