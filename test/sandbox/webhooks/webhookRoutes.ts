import { z } from 'zod';
import { isListed } from '../account/listLag';
import { Refusal, invalid, notFound } from '../http/errors';
import { operation, type SandboxApp } from '../http/operation';
import { paging } from '../http/parameters';
import type { Store } from '../account/store';
import { webhookView } from '../account/views';
import {
	WEBHOOK_EVENTS,
	WEBHOOK_PARAMETERS,
	type NewWebhook,
	type WebhookParameter,
} from './webhooks';

const id = z.number().int().nullable().optional();

// Newer documentation requires every key of `event`, null if unused; here, unused keys are
// optional.
const creation = z
	.object({
		target_url: z.string().nullable().optional(),
		event: z
			.object({
				name: z.string().nullable().optional(),
				form_id: id,
				tag_id: id,
				sequence_id: id,
				course_id: id,
				product_id: id,
				initiator_value: z.string().nullable().optional(),
				custom_field_id: id,
			})
			.strict()
			.nullable()
			.optional(),
	})
	.strict();

type Given = z.infer<typeof creation>;
type GivenEvent = NonNullable<Given['event']>;

/** Legacy webhooks: list, create, delete. */
export function webhookRoutes(app: SandboxApp): void {
	const list = '/v4/webhooks';
	operation(app, 'GET', list, { query: paging }, ({ store, query, now, page }) => {
		const lag = store.openQuestions.listLag.webhooks;
		// Whether the list includes V3's hooks is not documented.
		const rows = [...store.webhooks.values()].filter(
			({ v3, createdAt }) => !v3 && isListed(createdAt, lag, now),
		);
		const shown = page(rows, { keyOf: (webhook) => [webhook.id], order: 'desc' }, query);
		const webhooks = shown.rows.map((webhook) => webhookView(store, webhook));
		return { status: 200, json: { webhooks, pagination: shown.pagination } };
	});

	operation(app, 'POST', list, { body: creation }, ({ store, body }) => {
		const webhook = store.addWebhook(readWebhook(store, body));
		return { status: 201, json: { webhook: webhookView(store, webhook) } };
	});

	operation(app, 'DELETE', `${list}/:id{[0-9]+}`, {}, (call) => {
		const { store } = call;
		const webhook = store.webhooks.get(call.id('id'));
		if (!webhook || webhook.v3) throw notFound();
		if (store.webhooks.undeletable.has(webhook.id)) {
			throw invalid('Unable to destroy the webhook.');
		}
		store.webhooks.delete(webhook.id);
		return { status: 204 };
	});
}

/** @throws KitError for missing parameters or unknown records */
export function readWebhook(store: Store, body: Given): NewWebhook {
	const targetUrl = body.target_url?.trim() ?? '';
	const name = body.event?.name?.trim() ?? '';
	if (!body.event || targetUrl === '' || name === '') throw incomplete();
	const event = currentNames(store, body.event);
	// Neither of these two has a documented response.
	if (!WEBHOOK_EVENTS.has(name)) {
		throw new Refusal([`body key "event.name": ${name} is not an event`]);
	}
	if (!URL.canParse(targetUrl) || !/^https?:/i.test(targetUrl)) {
		throw new Refusal(['body key "target_url" must be an http or https URL']);
	}
	const parameter = WEBHOOK_EVENTS.get(name);
	const stray = WEBHOOK_PARAMETERS.filter((key) => key !== parameter && (event[key] ?? '') !== '');
	if (stray.length > 0) {
		throw new Refusal(stray.map((key) => `body key "event.${key}" is not supported for ${name}`));
	}
	if (parameter === undefined) return { event: name, targetUrl };
	const value = event[parameter] ?? '';
	// The message names neither the event nor the parameter, but no other is documented.
	if (value === '') throw incomplete();
	if (!isThere(store, parameter, value)) throw notFound();
	return { event: name, value, targetUrl };
}

/** Older pages use `course_id` instead of `sequence_id` (docs/kit-api.md#legacy-webhooks). */
function currentNames(
	store: Store,
	{ course_id, ...event }: GivenEvent,
): Omit<GivenEvent, 'course_id'> {
	if (course_id === undefined) return event;
	if (store.openQuestions.webhookCourseId === 'refuse') {
		throw new Refusal(['unknown body key "event.course_id"']);
	}
	return { ...event, sequence_id: event.sequence_id ?? course_id };
}

/**
 * Whether the event's record exists. That an unknown ID returns 404, as everywhere else, is not
 * documented. The API has no list of products, and links belong to no record.
 */
function isThere(store: Store, parameter: WebhookParameter, value: number | string): boolean {
	const places: Partial<Record<WebhookParameter, ReadonlyMap<number, unknown>>> = {
		form_id: store.forms,
		tag_id: store.tags,
		sequence_id: store.sequences,
		custom_field_id: store.customFields,
	};
	return places[parameter]?.has(Number(value)) ?? true;
}

function incomplete() {
	return invalid('`event` and `target` parameters must be provided');
}
