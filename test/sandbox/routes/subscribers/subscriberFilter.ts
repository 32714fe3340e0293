import { z } from 'zod';
import { DAY_MS, timestamp, timestampOrNull } from '../../clock';
import {
	TRAILING_MS,
	checkRetention,
	engagement,
	engagementValue,
	isEngagementSort,
} from '../../account/engagement';
import { KitError, Refusal, invalid } from '../../http/errors';
import { distance, matches } from './filterMatch';
import { CONDITION_TYPES, filterBody, type FilterBody } from './filterSchema';
import { operation, type SandboxApp } from '../../http/operation';
import type { PageRequest, SortKey } from '../../http/pagination';
import { paging } from '../../http/parameters';
import { check } from '../../http/strict';
import type { Subscriber } from '../../account/records';
import type { Store } from '../../account/store';
import { attributionView, fieldValues, locationView, tagNames } from '../../account/views';

const anyBody = z.record(z.unknown());

/** `POST /v4/subscribers/filter`; where it reads its pagination parameters is a switch. */
export function subscriberFilterRoute(app: SandboxApp): void {
	const spec = { query: paging, body: anyBody };
	operation(app, 'POST', '/v4/subscribers/filter', spec, (call) => {
		const { store, query, now, page } = call;
		checkConditionTypes(call.body);
		const body = check(filterBody, call.body, 'body key');
		const piece = pieceOf(store, query, body);
		const place = body.all.find((condition) => condition.type === 'location');
		const sort = body.sort_field ?? 'created_at';
		if (sort === 'location__distance' && !place) {
			// The requirement is documented, but its message is not.
			throw invalid('Sandbox: sort_field location__distance requires a location condition');
		}

		const rows = [...store.subscribers.values()].filter((subscriber) =>
			body.all.every((condition) => matches(store, subscriber, condition, body.counting_mode)),
		);
		const keyOf = (subscriber: Subscriber): SortKey => {
			if (sort === 'location__distance') {
				return [(place && distance(subscriber, place)) ?? null, subscriber.id];
			}
			if (isEngagementSort(sort)) return [engagementValue(subscriber, sort, now), subscriber.id];
			if (sort === 'first_name') return [subscriber.firstName, subscriber.id];
			if (sort === 'email_address') return [subscriber.emailAddress, subscriber.id];
			if (sort === 'created_at') return [subscriber.createdAt, subscriber.id];
			return [subscriber.id];
		};
		const usual = sort === 'location__distance' ? 'asc' : 'desc';
		const shown = page(rows, { keyOf, order: body.sort_order ?? usual }, piece);
		const subscribers = shown.rows.map((subscriber) => row(store, subscriber, body.include, now));
		return { status: 200, json: { subscribers, pagination: shown.pagination } };
	});
}

/** Kit was observed to return 500 for an unknown type. */
function checkConditionTypes({ all }: Record<string, unknown>): void {
	const conditions = z.array(z.object({ type: z.string() })).safeParse(all);
	if (!conditions.success) return;
	if (conditions.data.some(({ type }) => !CONDITION_TYPES.includes(type))) {
		throw new KitError(500, ['Internal Server Error']);
	}
}

/** @throws Refusal for pagination parameters in a place that is not read */
function pieceOf(store: Store, query: PageRequest, body: PageRequest): PageRequest {
	const inBody = store.openQuestions.filterPaging === 'body';
	const [read, unread] = inBody ? [body, query] : [query, body];
	const lost = Object.keys(paging).filter((name) => name in unread);
	if (lost.length > 0 && !(inBody && store.openQuestions.unknownQueryParameters === 'ignore')) {
		const part = inBody ? 'query parameter' : 'body key';
		throw new Refusal(lost.map((name) => `unknown ${part} "${name}"`));
	}
	return read;
}

function moment(date: string | undefined): number | undefined {
	return date === undefined ? undefined : Date.parse(date);
}

/** IDs are strings in this operation only. */
function row(store: Store, subscriber: Subscriber, include: FilterBody['include'], now: number) {
	const tags = tagNames(store, subscriber);
	const shown: Record<string, unknown> = {
		id: String(subscriber.id),
		first_name: subscriber.firstName,
		email_address: subscriber.emailAddress,
		created_at: timestamp(subscriber.createdAt),
		tag_names: tags.map(({ name }) => name),
		tag_ids: tags.map(({ id }) => String(id)),
	};
	for (const part of include ?? []) {
		if (part.type === 'attribution') shown.attribution = attributionView(subscriber);
		if (part.type === 'tags') shown.tags = tags;
		if (part.type === 'location') shown.location = locationView(subscriber.location);
		if (part.type === 'canceled_at') shown.canceled_at = timestampOrNull(subscriber.canceledAt);
		if (part.type === 'custom_fields') shown.fields = fieldValues(store, subscriber.fields);
		if (part.type === 'stats') {
			const start = moment(part.range?.start);
			const end = moment(part.range?.end);
			checkRetention(now, start, end);
			shown.stats = engagement(subscriber, {
				from: start ?? now - TRAILING_MS,
				to: end === undefined ? undefined : end + DAY_MS - 1,
			});
		}
	}
	return shown;
}
