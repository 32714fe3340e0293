import { z } from 'zod';
import { readEmailAddress } from '../routes/subscribers/emailAddress';
import { notFound } from '../http/errors';
import type { Answer } from '../http/operation';
import type { Membership } from '../account/memberships';
import type { Subscriber, SubscriberState } from '../account/records';
import type { Store } from '../account/store';
import { upsertSubscriber } from '../account/subscriberUpsert';
import { planFieldsV3 } from './fields';
import { fields, id } from './parameters';
import { subscriptionView, type Subscribable } from './views';

/** The parameters for subscribing to a form, sequence or tag. */
export const subscribeBody = {
	email: z.string().optional(),
	first_name: z.string().optional(),
	fields,
	tags: z.array(id).optional(),
};

/** Deprecated parameters that forms and sequences also accept. */
export const deprecatedBody = {
	courses: z.array(id).optional(),
	forms: z.array(id).optional(),
	name: z.string().optional(),
};

interface Given {
	email?: string | undefined;
	first_name?: string | undefined;
	fields?: Record<string, string | null> | undefined;
	tags?: number[] | undefined;
	courses?: number[] | undefined;
	forms?: number[] | undefined;
	name?: string | undefined;
}

/**
 * Creates or updates the subscriber, then adds them to the form, sequence or tags. How unknown IDs
 * are handled is not documented; here, one of them fails the whole request.
 * @param state of a new subscriber; that of an existing one does not change
 */
export function subscribe(
	store: Store,
	given: Given,
	state: SubscriberState = store.v3.newSubscriberState,
): Subscriber {
	const { tags = [], courses = [], forms = [] } = given;
	const emailAddress = readEmailAddress(given.email);
	const plan = planFieldsV3(store, given.fields);
	const known =
		tags.every((tag) => store.tags.has(tag)) &&
		courses.every((sequence) => store.sequences.has(sequence)) &&
		forms.every((form) => store.forms.has(form));
	if (!known) throw notFound();

	const firstName = given.first_name ?? given.name;
	const { subscriber } = upsertSubscriber(store, emailAddress, firstName, state);
	plan.write(subscriber);
	for (const tag of tags) store.tag(subscriber.id, tag);
	for (const sequence of courses) store.addToSequence(subscriber.id, sequence);
	for (const form of forms) store.addToForm(subscriber.id, form);
	return subscriber;
}

/** The response only contains the subscriber's ID. */
export function subscribed(
	membership: Membership,
	type: Subscribable,
	subscriber: Subscriber,
): Answer {
	const subscription = subscriptionView(membership, type, subscriber, { id: subscriber.id });
	return { status: 200, json: { subscription } };
}
