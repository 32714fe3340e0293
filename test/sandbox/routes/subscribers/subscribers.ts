import { z } from 'zod';
import { timestamp, timestampOrNull } from '../../clock';
import { readEmailAddress } from './emailAddress';
import {
	ENGAGEMENT_SORTS,
	checkRetention,
	engagement,
	engagementValue,
	isEngagementSort,
} from '../../account/engagement';
import { isListed } from '../../account/listLag';
import { invalid } from '../../http/errors';
import { operation, type Answer, type SandboxApp } from '../../http/operation';
import type { SortKey } from '../../http/pagination';
import { createdRange, flag, listOf, moment, paging, status, within } from '../../http/parameters';
import { STATES, type Subscriber } from '../../account/records';
import type { Store } from '../../account/store';
import { planFields, type FieldPlan } from './subscriberFields';
import { byId, hasStatus } from './subscriberLookup';
import { upsertSubscriber } from '../../account/subscriberUpsert';
import {
	attributionView,
	fieldValues,
	locationView,
	subscriberDetails,
	subscriberView,
	tagNames,
} from '../../account/views';

const INCLUDES = ['attribution', 'tags', 'location', 'canceled_at'] as const;

const fields = z.record(z.string().nullable()).nullable().optional();
const person = {
	first_name: z.string().nullable().optional(),
	email_address: z.string().optional(),
	fields,
};

/** Subscribers: list, create, get, update, unsubscribe, and a subscriber's tags and stats. */
export function subscriberRoutes(app: SandboxApp): void {
	listRoute(app);

	const creation = z.object({ ...person, state: z.enum(STATES).nullable().optional() }).strict();
	operation(app, 'POST', '/v4/subscribers', { body: creation }, ({ store, body }) => {
		const emailAddress = readEmailAddress(body.email_address);
		const plan = planFields(store, body.fields);
		const { first_name, state } = body;
		const values = plan.deferred ? {} : plan.values;
		const upserted = upsertSubscriber(store, emailAddress, first_name, state, values);
		const { subscriber, added } = upserted;
		return written(store, subscriber, plan, added ? 201 : 200);
	});

	const one = '/v4/subscribers/:id{[0-9]+}';
	operation(app, 'GET', one, {}, ({ store, id }) => ({
		status: 200,
		json: { subscriber: subscriberDetails(store, byId(store, id('id'))) },
	}));

	// PATCH is not documented. Kit handles it like PUT, and requires no email address for either,
	// although the documentation does.
	const change = z.object(person).strict();
	operation(app, ['PUT', 'PATCH'], one, { body: change }, ({ store, body, id }) => {
		const subscriber = byId(store, id('id'));
		const emailAddress = readEmailAddress(body.email_address ?? subscriber.emailAddress);
		const plan = planFields(store, body.fields);
		return changeSubscriber(store, subscriber, emailAddress, body.first_name, plan);
	});

	operation(app, 'POST', `${one}/unsubscribe`, {}, ({ store, id }) => {
		store.setState(byId(store, id('id')), 'cancelled');
		return { status: 204 };
	});

	const tagsPath = '/v4/subscribers/:subscriber_id{[0-9]+}/tags';
	operation(app, 'GET', tagsPath, { query: paging }, ({ store, query, id, page }) => {
		const subscriber = byId(store, id('subscriber_id'));
		const rows = store.taggings.ofSubscriber(subscriber.id);
		// Sorted by tagging, not by tag, as in the documented cursors of this list.
		const shown = page(rows, { keyOf: (tagging) => [tagging.id], order: 'desc' }, query);
		const tags = shown.rows.map(({ ownerId, at }) => ({
			id: ownerId,
			name: store.tags.get(ownerId)?.name,
			tagged_at: timestamp(at),
		}));
		return { status: 200, json: { tags, pagination: shown.pagination } };
	});

	const sentRange = {
		email_sent_after: moment.optional(),
		email_sent_before: moment.optional(),
	};
	const statsPath = '/v4/subscribers/:subscriber_id{[0-9]+}/stats';
	operation(app, 'GET', statsPath, { query: sentRange }, ({ store, query, id, now }) => {
		const subscriber = byId(store, id('subscriber_id'));
		checkRetention(now, query.email_sent_after, query.email_sent_before);
		const stats = engagement(subscriber, {
			from: query.email_sent_after,
			to: query.email_sent_before,
		});
		return { status: 200, json: { subscriber: { id: subscriber.id, stats } } };
	});
}

function listRoute(app: SandboxApp): void {
	const listQuery = {
		...paging,
		...createdRange,
		updated_after: moment.optional(),
		updated_before: moment.optional(),
		email_address: z.string().optional(),
		include: listOf(INCLUDES).optional(),
		slim: flag.optional(),
		sort_field: z
			.enum(['id', 'created_at', 'updated_at', 'cancelled_at', 'canceled_at', ...ENGAGEMENT_SORTS])
			.optional(),
		sort_order: z.enum(['asc', 'desc']).optional(),
		status,
	};
	operation(app, 'GET', '/v4/subscribers', { query: listQuery }, ({ store, query, now, page }) => {
		const sort = query.sort_field ?? 'id';
		if ((sort === 'cancelled_at' || sort === 'canceled_at') && query.status !== 'cancelled') {
			throw invalid(`The status param must be \`cancelled\` if sort_field is \`${sort}\``);
		}
		// Both are documented as 422, without their messages.
		if (query.include?.has('canceled_at') === true && query.status !== 'cancelled') {
			throw invalid('Sandbox: include=canceled_at requires status=cancelled');
		}
		if (isEngagementSort(sort) && query.email_address !== undefined) {
			throw invalid('Sandbox: engagement sorts cannot be used together with email_address');
		}
		const rows = candidates(store, query.email_address).filter(
			(subscriber) =>
				hasStatus(subscriber, query.status) &&
				within(subscriber.createdAt, query.created_after, query.created_before) &&
				within(subscriber.updatedAt, query.updated_after, query.updated_before),
		);
		const keyOf = (subscriber: Subscriber): SortKey => {
			if (sort === 'id') return [subscriber.id];
			if (isEngagementSort(sort)) return [engagementValue(subscriber, sort, now), subscriber.id];
			if (sort === 'created_at') return [subscriber.createdAt, subscriber.id];
			if (sort === 'updated_at') return [subscriber.updatedAt, subscriber.id];
			return [subscriber.canceledAt, subscriber.id];
		};
		const shown = page(rows, { keyOf, order: query.sort_order ?? 'desc' }, query);
		const subscribers = shown.rows.map((subscriber) => ({
			...subscriberView(store, subscriber, query.slim),
			...laggingFields(store, subscriber, now, query.slim),
			...included(store, subscriber, query.include),
		}));
		return { status: 200, json: { subscribers, pagination: shown.pagination } };
	});
}

/**
 * An exact match, of one email address or any in a comma-separated list.
 *
 * @throws KitError 422 for an invalid email address
 */
function candidates(store: Store, addresses: string | undefined): Subscriber[] {
	if (addresses === undefined) return [...store.subscribers.values()];
	const found = addresses
		.split(',')
		.flatMap((address) => store.findByEmail(readEmailAddress(address)) ?? []);
	return [...new Set(found)];
}

/** The list can return earlier field values while it lags. */
function laggingFields(store: Store, subscriber: Subscriber, now: number, slim = false) {
	const lagMs = store.openQuestions.listLag.subscriberFields;
	const before = subscriber.formerFields.find(({ until }) => !isListed(until, lagMs, now));
	return slim || !before ? {} : { fields: fieldValues(store, before.fields) };
}

function included(
	store: Store,
	subscriber: Subscriber,
	include: Set<(typeof INCLUDES)[number]> | undefined,
) {
	return {
		...(include?.has('attribution') ? { attribution: attributionView(subscriber) } : {}),
		...(include?.has('tags') ? { tags: tagNames(store, subscriber) } : {}),
		...(include?.has('location') ? { location: locationView(subscriber.location) } : {}),
		...(include?.has('canceled_at') ? { canceled_at: timestampOrNull(subscriber.canceledAt) } : {}),
	};
}

/**
 * Updates a subscriber; an undefined name does not change it.
 *
 * @throws KitError 422 if the email address already exists
 */
export function changeSubscriber(
	store: Store,
	subscriber: Subscriber,
	emailAddress: string,
	firstName: string | null | undefined,
	plan: FieldPlan,
): Answer {
	const owner = store.findByEmail(emailAddress);
	if (owner && owner !== subscriber) throw invalid('Email address has already been taken');
	store.subscribers.changeEmail(subscriber, emailAddress);
	if (firstName !== undefined) subscriber.firstName = firstName;
	subscriber.updatedAt = store.now();
	return written(store, subscriber, plan, 200);
}

/** With more than ten fields, the response still shows the previous values. */
function written(store: Store, subscriber: Subscriber, plan: FieldPlan, usual: 200 | 201): Answer {
	if (!plan.deferred) plan.write(subscriber);
	const view = subscriberView(store, subscriber);
	if (plan.deferred) plan.write(subscriber);
	return {
		status: plan.deferred ? 202 : usual,
		json: {
			subscriber: view,
			...(plan.warnings.length > 0 ? { warnings: plan.warnings } : {}),
		},
	};
}
