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

/** What subscribing to anything can be told. */
export const subscribeBody = {
	email: z.string().optional(),
	first_name: z.string().optional(),
	fields,
	tags: z.array(id).optional(),
};

/** What forms and sequences take too, though deprecated. */
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
 * Creates or updates the subscriber, then puts them everywhere they are to be. That one unknown id
 * spoils the whole request is not documented, nor is anything else about it.
 * @param state of someone new; nobody who is there already changes theirs
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

/** The answer tells nothing of the subscriber but the id. */
export function subscribed(
	membership: Membership,
	type: Subscribable,
	subscriber: Subscriber,
): Answer {
	const subscription = subscriptionView(membership, type, subscriber, { id: subscriber.id });
	return { status: 200, json: { subscription } };
}
